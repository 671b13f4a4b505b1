"""How a report looks: light and dark, on a telephone and on paper."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """\
:root { --paper: #fdfcf9; --ink: #22201d; --muted: #5c564e; --rule: #d8d1c5; --sunken: #f3efe7;
  --first: #0067a0; --range: #7fb2d0; --second: #b34e00; --link: #00578a; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #191817; --ink: #eae5dc; --muted: #b8b0a4; --rule: #45413b; --sunken: #252321;
    --first: #6fb9e6; --range: #2f6b8f; --second: #ff9d5c; --link: #8ccbf2; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: break-word; }
h1 { font-size: 1.8rem; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p, li, dd { max-width: 42rem; overflow-wrap: break-word; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.statement { border-left: 4px solid var(--second); background: var(--sunken); padding: .75rem 1rem; margin: 1rem 0;
  max-width: none; }
.muted, .note, figcaption span { color: var(--muted); font-size: .9rem; }
.note { display: block; font-weight: normal; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; padding: 0; margin: 1rem 0 0; }
nav a { display: inline-block; padding: .2rem 0; }
dl { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: .35rem 1rem; margin: 1rem 0; }
dt { color: var(--muted); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; min-width: min(26rem, 100%); font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { border-bottom: 2px solid var(--muted); vertical-align: bottom; }
tbody th { font-weight: 600; min-width: 7rem; }
td { min-width: 3.2rem; }
td.number { text-align: right; white-space: nowrap; }
td.none { color: var(--muted); font-style: italic; }
td.long { min-width: 14rem; }
figure { margin: 1.25rem 0; max-width: 46rem; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
figcaption h3 { margin: 1.5rem 0 0; }
figcaption span { display: block; font-weight: normal; }
.strips { list-style: none; margin: 0; padding: 0 .5rem; }
.strips li { max-width: none; margin: 0 0 .45rem; break-inside: avoid; }
.strips .name { font-weight: 600; margin-right: .75rem; }
.strips .value { color: var(--muted); font-variant-numeric: tabular-nums; }
svg { display: block; overflow: visible; width: 100%; }
svg .track { stroke: var(--rule); stroke-width: 1; }
svg .range { stroke: var(--range); stroke-width: 9; }
svg .dot, svg .bar, svg .square { fill: var(--first); }
svg .ring { fill: var(--second); }
svg .tick { stroke: var(--ink); stroke-width: 3; }
svg .gap { stroke: var(--muted); stroke-width: 1.5; }
svg text { fill: var(--muted); font-size: 12px; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 .5rem; padding: 0; }
.key li { display: flex; align-items: center; gap: .4rem; font-size: .9rem; }
.key svg { width: 18px; flex: none; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--rule); color: var(--muted);
  font-size: .9rem; }
@media (min-width: 56rem) {
  figure { max-width: none; }
  .strips li, .strips.axis { display: grid; grid-template-columns: 24rem 1fr; gap: 1rem; align-items: center; }
}
@media (max-width: 30rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  h1 { font-size: 1.5rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --muted: #444; --rule: #bbb; --sunken: #f3f3f3; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .screen { display: none; }
  h2, h3, caption { break-after: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .2rem .35rem; }
  td { min-width: 0; }
  thead { display: table-header-group; }
  tr, .short { break-inside: avoid; }
}
"""
