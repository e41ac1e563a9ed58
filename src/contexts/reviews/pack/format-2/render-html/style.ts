import { OUTCOME_COLOURS, PAGE, RATING_COLOURS } from '../palette.js';

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

const FONT = '"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif';

const tags = Object.entries({ ...RATING_COLOURS, ...OUTCOME_COLOURS })
  .map(([name, { tint, onTint }]) => `.tag.${name}{background:${tint};color:${onTint}}`)
  .join('\n');

const screen = `
*{box-sizing:border-box}
html{font-size:16px;-webkit-text-size-adjust:100%}
body{margin:0;background:${PAGE.paper};color:${PAGE.ink};font:1rem/1.5 ${FONT};-webkit-print-color-adjust:exact;print-color-adjust:exact;font-variant-numeric:tabular-nums lining-nums}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1.5rem}
a{color:${PAGE.link};text-underline-offset:.15em}
a:focus-visible,.skip:focus{outline:3px solid ${PAGE.ink};outline-offset:2px;background:${PAGE.focus};color:${PAGE.ink}}
.skip{position:absolute;left:-999rem;padding:.5rem 1rem}
.skip:focus{left:.5rem;top:.5rem}
.simulated{background:${PAGE.alarm};color:${PAGE.paper};text-align:center;padding:.4rem 1rem;font-weight:700}
.band{background:${PAGE.brand};color:${PAGE.onBrand};padding:.8rem 1.25rem;display:flex;justify-content:space-between;align-items:center;gap:1rem;font-weight:700}
.band.restricted{background:${PAGE.alarm}}
.band .marking{border:1px solid ${PAGE.onBrand};padding:.05rem .6rem;white-space:nowrap}
h1{font-size:2.5rem;line-height:1.12;margin:1.6rem 0 .3rem;letter-spacing:-.015em;text-wrap:balance}
.lead{font-size:1.2rem;color:${PAGE.quiet};margin:0 0 1.1rem;max-width:none}
h2{font-size:1.65rem;line-height:1.2;letter-spacing:-.01em;margin:0 0 .5rem;padding-top:.55rem;border-top:.28rem solid ${PAGE.brand}}
h3{font-size:1.15rem;line-height:1.3;margin:1.6rem 0 .35rem}
h4{font-size:1rem;margin:1.1rem 0 .25rem}
p{margin:.35rem 0 .7rem;max-width:46rem;text-wrap:pretty}
ul,ol{margin:.35rem 0 .9rem;padding-left:1.3rem;max-width:46rem}
li{margin:.2rem 0}
section{margin-top:3.2rem}
.quiet{color:${PAGE.quiet};font-size:.92em}
p.quiet{font-size:.92rem}
.facts{display:grid;grid-template-columns:repeat(3,1fr);gap:0 1.5rem;margin:0 0 1.2rem;border-top:1px solid ${PAGE.rule}}
.facts div{border-bottom:1px solid ${PAGE.rule};padding:.35rem 0}
.facts .wide{grid-column:1/-1}
.facts dt{color:${PAGE.quiet};font-size:.85rem;line-height:1.3}
.facts dd{margin:0;font-weight:700;line-height:1.35}
.front{margin-top:1.2rem}
.front h2{font-size:1.3rem;border:0;padding:0}
.headline{list-style:none;display:grid;grid-template-columns:repeat(4,1fr);gap:.8rem;margin:.2rem 0 1.1rem;padding:0;max-width:none}
.headline li{margin:0;padding:.6rem .85rem .65rem;background:${PAGE.panel};border-left:.3rem solid ${PAGE.brand};line-height:1.25}
.headline b{display:block;font-size:2.3rem;line-height:1.05;letter-spacing:-.02em}
.headline span{display:block;font-weight:700}
.headline small{display:block;color:${PAGE.quiet};font-size:.82rem;margin-top:.15rem}
.headline small{font-weight:400}
.headline .alarm{border-color:${PAGE.alarm}}
.headline .alarm b{color:${PAGE.alarm}}
.headline .warning{border-color:${RATING_COLOURS['at-risk'].solid}}
.asks{border:2px solid ${PAGE.brand};padding:.8rem 1.25rem .5rem;margin:1.2rem 0 1.2rem}
.asks h2{border:0;padding:0;font-size:1.3rem;margin:0}
.asks ol{margin:.4rem 0;padding-left:1.5rem;max-width:none}
.asks li{margin:.3rem 0;padding-left:.3rem}
.asks li::marker{font-weight:700;color:${PAGE.brand}}
nav{margin-top:2rem}
nav h2{font-size:1.1rem;border:0;padding:0;margin:0}
nav ol{list-style:none;margin:.3rem 0 0;padding:0;columns:2;column-gap:2rem;max-width:none}
nav li{padding:.1rem 0;break-inside:avoid}
nav .number{display:inline-block;min-width:2rem}
.number{font-weight:400;color:${PAGE.quiet};padding-right:.55rem}
table{border-collapse:collapse;width:100%;margin:.7rem 0 1.4rem;font-size:.9rem;line-height:1.4}
caption{text-align:left;font-weight:700;padding:0 0 .3rem}
caption .quiet{font-weight:400}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid ${PAGE.rule}}
th:last-child,td:last-child{padding-right:0}
thead th,thead td{border-bottom:2px solid ${PAGE.ink};vertical-align:bottom;line-height:1.25}
tbody th{font-weight:400}
.num,td.num:last-child,th.num:last-child{text-align:right;padding-right:.6rem}
thead .span{text-align:center;border-left:1px solid ${PAGE.rule};border-bottom:1px solid ${PAGE.rule}}
thead tr:first-child:not(:last-child) td{border-bottom:0}
.first{border-left:1px solid ${PAGE.rule}}
.group th,.group td{background:${PAGE.panel};font-weight:700;padding-left:.5rem}
.group .quiet{font-weight:400}
.ref{font-weight:700;white-space:nowrap}
.together{white-space:nowrap}
.alarm{color:${PAGE.alarm};font-weight:700}
.tag{display:inline-block;white-space:nowrap;padding:.02rem .5rem .02rem .4rem;font-weight:700;font-size:.85rem;line-height:1.45;border:1px solid currentcolor}
.shape{width:.72em;height:.72em;margin-right:.4em;vertical-align:-.02em}
${tags}
.delivery{margin:.6rem 0 1.2rem}
.delivery svg:not(.shape){width:100%;height:auto;display:block}
.delivery text{font-size:12.5px}
.delivery .strong{font-weight:700}
.key{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem .5rem;padding:0;margin:.5rem 0 0;max-width:none}
.key li{margin:0}
.slippage{width:100%;max-width:12rem;height:auto;display:block}
.spark{width:6.2rem;height:auto;display:block;margin-bottom:.15rem}
.said{white-space:pre-line}
blockquote{margin:.4rem 0 1rem;padding:.15rem 0 .15rem 1rem;border-left:.28rem solid ${PAGE.brand};max-width:46rem}
blockquote p{margin:.2rem 0}
.erased{display:inline-block;border:1px dashed ${PAGE.quiet};color:${PAGE.quiet};padding:0 .5rem}
.numbered li{padding-left:.3rem}
.judgement{border:2px solid ${PAGE.ink};padding:.7rem 1rem .9rem;margin:1.2rem 0}
.judgement h3{margin:0 0 .5rem}
.judgement dl{display:grid;grid-template-columns:6rem 1fr;gap:.5rem 1rem;margin:0}
.judgement dt{font-weight:700}
.judgement dd{margin:0}
.box{display:inline-block;width:.95em;height:.95em;border:1.5px solid ${PAGE.ink};margin:0 .4em 0 0;vertical-align:-.12em}
.choice{display:inline-block;margin-right:1.6rem}
.line{height:1.75rem;border-bottom:1px solid ${PAGE.rule}}
.digest{font-family:ui-monospace,"Liberation Mono",Menlo,Consolas,monospace;font-size:.85em;overflow-wrap:anywhere}
footer{margin-top:3rem;padding-bottom:2rem;color:${PAGE.quiet};font-size:.85rem}
@media(max-width:44rem){.facts{grid-template-columns:1fr}.headline{grid-template-columns:1fr 1fr}nav ol{columns:1}section{overflow-x:auto}h1{font-size:2rem}}`;

const print = `
@media print{
html{font-size:9pt}
body{line-height:1.36}
table{line-height:1.3;margin:.5rem 0 1rem}
header,main,footer{max-width:none;padding:0}
a{color:inherit;text-decoration:none}
.skip,footer{display:none}
.band{padding:.55rem 1rem}
h1{font-size:2.2rem;margin-top:.6rem}
h2{font-size:1.5rem}
section{margin-top:0}
section.page{break-before:page}
section.flows{margin-top:1.6rem}
.front,.asks{margin-top:.9rem}
nav{margin-top:.5rem;font-size:.82rem;line-height:1.3;break-inside:avoid}
nav h2{font-size:1em;margin-bottom:.1rem}
p.quiet{margin:.2rem 0}
h3{margin-top:1rem}
.judgement{padding:.5rem .9rem .7rem;margin:.8rem 0}
.judgement dl{grid-template-columns:max-content 1fr max-content 1fr}
.judgement dd:nth-of-type(3){grid-column:2/-1}
.judgement dl{gap:.4rem .6rem}
.choice{margin-right:.5rem;white-space:nowrap;font-size:.95em}
.line{height:1.5rem}
nav ol{columns:auto;margin:0}
nav li{display:inline}
nav li+li::before{content:" · "}
nav .number{display:inline;padding-right:.3rem}
.lead{margin-bottom:.6rem}
.facts{margin-bottom:.6rem}
.headline{margin-bottom:.6rem}
.front table{margin-bottom:.6rem}
.asks{padding:.5rem 1rem .2rem}
.asks li{margin:.15rem 0}
.new-page{break-before:page}
p,blockquote,.lead,ul,ol{max-width:none}
th,td{padding-top:.22rem;padding-bottom:.22rem}
.dense{font-size:.87rem}
.dense th,.dense td{padding-top:.14rem;padding-bottom:.14rem}
.dense .tag{padding-top:0;padding-bottom:0}
h2,h3,h4,caption,h2+p{break-after:avoid}
thead{display:table-header-group;break-inside:avoid;break-after:avoid}
tbody:first-of-type,thead+tbody>tr:first-child{break-before:avoid}
tr,.kept,.judgement,blockquote,.delivery,.headline,.asks{break-inside:avoid}
.group{break-after:avoid}
p{orphans:3;widows:3}
}`;

const box = (place: string, content: string, more = ''): string =>
  `@${place}{content:${content};font:8pt ${FONT};color:${PAGE.quiet};${more}}`;

/** The page on screen, and on A4 paper with what it is in every margin. */
export const style = ({ topLeft, topRight, bottomLeft, bottomCentre }: Margins): string =>
  `${screen}${print}
@page{size:A4;margin:17mm 14mm 15mm;
${box('top-left', cssString(topLeft))}
${box('top-right', cssString(topRight), 'font-weight:700;')}
${box('bottom-left', cssString(bottomLeft))}
${box('bottom-center', cssString(bottomCentre), `font-weight:700;color:${PAGE.alarm};`)}
${box('bottom-right', '"Page " counter(page) " of " counter(pages)')}}`;
