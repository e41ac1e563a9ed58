import { OUTCOME_COLOURS, PAGE, RATING_COLOURS } from './palette.js';

/** What stands in the margin of every printed page. */
export interface Margins {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomCentre: string;
}

/** A CSS string in which only letters, digits and blanks stand for themselves: it can end nothing. */
const cssString = (text: string): string =>
  `"${text.replaceAll(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 32).toString(16).padStart(6, '0')} `)}"`;

const tags = Object.entries({ ...RATING_COLOURS, ...OUTCOME_COLOURS })
  .map(([name, { tint, onTint }]) => `.tag.${name}{background:${tint};color:${onTint}}`)
  .join('\n');

const screen = `
*{box-sizing:border-box}
html{font-size:16px}
body{margin:0;background:${PAGE.paper};color:${PAGE.ink};font:1rem/1.45 "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact;font-variant-numeric:tabular-nums}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1.5rem}
a{color:${PAGE.link};text-underline-offset:.15em}
a:focus-visible,.skip:focus{outline:3px solid ${PAGE.ink};outline-offset:2px;background:${PAGE.focus};color:${PAGE.ink}}
.skip{position:absolute;left:-999rem;padding:.5rem 1rem}
.skip:focus{left:.5rem;top:.5rem}
.simulated{background:${PAGE.alarm};color:${PAGE.paper};text-align:center;padding:.45rem 1rem;font-weight:700}
.band{background:${PAGE.brand};color:${PAGE.onBrand};padding:.9rem 1.25rem;display:flex;justify-content:space-between;gap:1rem;font-weight:700}
.band .marking{border:1px solid ${PAGE.onBrand};padding:0 .6rem;white-space:nowrap}
h1{font-size:2.6rem;line-height:1.12;margin:2rem 0 .4rem;letter-spacing:-.01em}
.lead{font-size:1.25rem;color:${PAGE.quiet};margin:0 0 1.4rem}
h2{font-size:1.75rem;line-height:1.2;margin:0 0 .35rem;padding-top:.6rem;border-top:.3rem solid ${PAGE.brand}}
h3{font-size:1.2rem;line-height:1.25;margin:1.5rem 0 .35rem}
h4{font-size:1rem;margin:1.1rem 0 .25rem}
p{margin:.35rem 0 .7rem;max-width:46rem}
section{margin-top:3rem}
.note{color:${PAGE.quiet};font-size:.9rem}
.facts{display:grid;grid-template-columns:repeat(3,1fr);gap:0 1.5rem;margin:0 0 1.4rem;border-top:1px solid ${PAGE.rule}}
.facts div{border-bottom:1px solid ${PAGE.rule};padding:.45rem 0}
.facts dt{color:${PAGE.quiet};font-size:.85rem}
.facts .wide{grid-column:1/-1}
.facts dd{margin:0;font-weight:700}
.asks{border:2px solid ${PAGE.brand};padding:.9rem 1.25rem .6rem;margin:0 0 1.5rem}
.asks h2{border:0;padding:0;font-size:1.3rem}
.asks ol{margin:.4rem 0;padding-left:1.6rem}
.asks li{margin:.35rem 0;padding-left:.3rem}
.asks li::marker{font-weight:700;color:${PAGE.brand}}
nav h2{font-size:1.1rem;border:0;padding:0}
nav ol{list-style:none;margin:.3rem 0 0;padding:0;columns:2;column-gap:2rem}
nav li{padding:.15rem 0;break-inside:avoid}
nav .number{display:inline-block;min-width:2rem;color:${PAGE.quiet}}
.number{font-weight:400;color:${PAGE.quiet};padding-right:.5rem}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1.2rem;font-size:.9rem}
caption{text-align:left;font-weight:700;padding:0 0 .35rem}
caption .note{font-weight:400}
th,td{text-align:left;vertical-align:top;padding:.38rem .75rem .38rem 0;border-bottom:1px solid ${PAGE.rule}}
thead th{border-bottom:2px solid ${PAGE.ink};vertical-align:bottom;line-height:1.25}
tbody th{font-weight:400}
.num{text-align:right;padding-right:.75rem}
th.group{text-align:center;border-left:1px solid ${PAGE.rule}}
.first{border-left:1px solid ${PAGE.rule}}
.last{color:${PAGE.quiet}}
th.rowgroup,td.rowgroup{background:${PAGE.panel};font-weight:700;padding-left:.5rem}
.rowgroup .note{font-weight:400}
.ref{font-weight:700;white-space:nowrap}
.nowrap{white-space:nowrap}
.late{color:${PAGE.alarm};font-weight:700}
.tag{display:inline-block;white-space:nowrap;padding:.05rem .5rem .05rem .4rem;font-weight:700;font-size:.85rem;border:1px solid currentcolor}
.shape{width:.72em;height:.72em;margin-right:.4em;vertical-align:-.02em}
${tags}
.key{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem .6rem;padding:0;margin:.3rem 0 1rem}
.chart{width:100%;height:auto;display:block;margin:.4rem 0}
.chart text{font-size:13px}
.chart .strong{font-weight:700}
.slip{width:11rem;height:1rem;display:block}
.said{white-space:pre-line}
blockquote{margin:.4rem 0 1rem;padding:.2rem 0 .2rem 1rem;border-left:.3rem solid ${PAGE.brand};max-width:46rem}
blockquote p{margin:.2rem 0}
.erased{display:inline-block;border:1px dashed ${PAGE.quiet};color:${PAGE.quiet};padding:0 .5rem}
.questions li{margin:.3rem 0}
.judgement{border:2px solid ${PAGE.ink};padding:.6rem 1rem;margin:1rem 0}
.judgement h3,.judgement h4{margin:0 0 .4rem}
.judgement dl{display:grid;grid-template-columns:6rem 1fr;gap:.35rem 1rem;margin:0}
.judgement dt{font-weight:700}
.judgement dd{margin:0}
.box{display:inline-block;width:.95em;height:.95em;border:1.5px solid ${PAGE.ink};margin:0 .4em 0 0;vertical-align:-.12em}
.choice{display:inline-block;margin-right:1.6rem}
.line{height:1.7rem;border-bottom:1px solid ${PAGE.rule}}
.question{border-top:1px solid ${PAGE.rule};padding:.5rem 0}
.question h3{margin:.1rem 0;font-size:1rem}
.columns{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem}
.mono{font-family:ui-monospace,"Liberation Mono",Menlo,Consolas,monospace;font-size:.85em;overflow-wrap:anywhere}
footer{margin-top:3rem;padding-bottom:2rem;color:${PAGE.quiet};font-size:.85rem}
@media(max-width:44rem){.facts,.columns{grid-template-columns:1fr}nav ol{columns:1}section{overflow-x:auto}h1{font-size:2rem}}`;

const print = `
@media print{
html{font-size:10pt}
header,main,footer{max-width:none;padding:0}
a{color:inherit;text-decoration:none}
.skip,footer{display:none}
section{margin-top:0;break-before:page}
section.flows{margin-top:2.2rem;break-before:auto}
.asks{font-size:1.05rem}
p,blockquote,.lead{max-width:none}
.method h3{margin-top:1.1rem}
.tight th,.tight td{padding-top:.14rem;padding-bottom:.14rem}
.tight .tag{padding-top:0;padding-bottom:0}
h2,h3,h4,caption{break-after:avoid}
thead{display:table-header-group}
tr,table.keep,.question,.judgement,blockquote,.chart,.key{break-inside:avoid}
.rowgroup{break-after:avoid}
p{orphans:3;widows:3}
}`;

const box = (place: string, content: string, more = ''): string =>
  `@${place}{content:${content};font:8pt "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;color:${PAGE.quiet};${more}}`;

/** The page on screen, and on A4 paper with what it is in every margin. */
export const style = ({ topLeft, topRight, bottomLeft, bottomCentre }: Margins): string => {
  return `${screen}${print}
@page{size:A4;margin:19mm 15mm 17mm;
${box('top-left', cssString(topLeft))}
${box('top-right', cssString(topRight), 'font-weight:700;')}
${box('bottom-left', cssString(bottomLeft))}
${box('bottom-center', cssString(bottomCentre), `font-weight:700;color:${PAGE.alarm};`)}
${box('bottom-right', '"Page " counter(page) " of " counter(pages)')}}`;
};
