/** Text that is HTML already: made by `html` only, so that nothing reaches a page unescaped. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static fromTemplate(strings: readonly string[], parts: readonly HtmlPart[]): Html {
    return new Html(
      strings.reduce((text, next, index) => `${text}${rendered(parts[index - 1])}${next}`),
    );
  }

  /** A style element, whose content HTML does not unescape. @throws Error when it could end the element */
  static styleElement(css: string): Html {
    if (css.includes('<')) throw new Error('A style sheet without "<" was expected');
    return new Html(`<style>${css}</style>`);
  }

  toString(): string {
    return this.#text;
  }
}

/** Lists are joined; what is absent, or `false`, leaves nothing. */
export type HtmlPart = Html | string | number | false | undefined | readonly HtmlPart[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const rendered = (part: HtmlPart): string => {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
  return part.map(rendered).join('');
};

/** A template in which every text is escaped, in element content and in quoted attributes alike. */
export const html = (strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html =>
  Html.fromTemplate(strings, parts);
