/** As much of jsdom as tests of a page use; the package brings no types of its own. */
declare module 'jsdom' {
  export interface PageElement {
    readonly tagName: string;
    readonly textContent: string | null;
    readonly innerHTML: string;
    closest(selector: string): PageElement | null;
    remove(): void;
    replaceWith(text: string): void;
    getAttribute(name: string): string | null;
    querySelector(selector: string): PageElement | null;
    querySelectorAll(selector: string): readonly PageElement[];
  }

  export interface PageDocument {
    readonly body: PageElement;
    getElementById(id: string): PageElement | null;
    querySelector(selector: string): PageElement | null;
    querySelectorAll(selector: string): readonly PageElement[];
  }

  export interface PageWindow {
    readonly document: PageDocument;
    eval(script: string): unknown;
  }

  /** Where a page's complaints go; a new one tells nobody. */
  export class VirtualConsole {
    on(event: 'jsdomError', tell: (problem: Error) => void): this;
  }

  export class JSDOM {
    constructor(
      page: string,
      options?: {
        runScripts?: 'outside-only';
        pretendToBeVisual?: boolean;
        contentType?: 'application/xml';
        virtualConsole?: VirtualConsole;
      },
    );
    readonly window: PageWindow;
  }
}
