/** How a brief looks: three narrow columns for the booth, ruby over the text; A4, or as wide as the screen. */
export const briefStyle = `:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #555; --page: #fff; --line: #bbb; --term: #0b4f9e; --name: #6a1b9a; --number: #9a3412; --proposal: #5f5300; --mark: #fff3c4 }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --soft: #bbb; --page: #16181c; --line: #555; --term: #8ec5ff; --name: #dcb0f5; --number: #ffb48a; --proposal: #e6d573; --mark: #4a4211 } }
@page { size: A4; margin: 11mm 10mm; @bottom-center { content: counter(page); font: 7pt sans-serif } }
* { box-sizing: border-box }
body { color: var(--ink); background: var(--page); font: 8.6pt/1.28 "Noto Sans", Arial, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 0 auto; max-width: 200mm; padding: 4mm }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 4mm; border-bottom: 1pt solid var(--line); margin-bottom: 2mm }
h1 { font-size: 13pt; margin: 0 }
h2 { font-size: 9pt; margin: 1.5mm 0 0.8mm; border-bottom: 0.5pt solid var(--line); break-after: avoid }
h2 small, small, .about, i { color: var(--soft) }
.about { margin: 0 }
header .about { order: 1; flex-basis: 100% }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 3px; padding: 1px 6px; cursor: pointer }
button:focus-visible { outline: 2px solid var(--term) }
.sheet { columns: 3; column-gap: 5mm; column-rule: 0.3pt solid var(--line) }
p { margin: 0 0 0.4mm; overflow-wrap: anywhere }
.sheet p { padding-left: 2.5mm; text-indent: -2.5mm; break-inside: avoid }
b[lang="zh"] { font-size: 9.4pt }
i { font-size: 7pt; font-style: normal }
strong { color: var(--term); font-weight: 600 }
.changed { background: var(--mark); padding: 0 2px }
.former { color: var(--soft) }
.proposal b { color: var(--proposal) }
.text { margin-top: 5mm; border-top: 1pt solid var(--line) }
.annotated { font-size: 11pt; line-height: 2.1; margin: 0 0 1.5mm; max-width: 175mm }
.heading { font-weight: 700 }
.speaker { font-weight: 700; margin-top: 2mm }
.translation { color: var(--soft); margin: 0 0 3mm }
rt { font-size: 6.5pt; line-height: 1.1; font-weight: 400; white-space: nowrap }
ruby { border-bottom: 1px solid; margin: 0 1px; ruby-align: center }
.term { color: var(--term) } .name { color: var(--name) } .number { color: var(--number) } ruby.proposal { color: var(--proposal); border-bottom-style: dotted } span.proposal { border-bottom: 1px dotted var(--proposal) }
html[lang="en"] .in-zh, html[lang="zh"] .in-en { display: none }
@media (max-width: 700px) { .sheet { columns: 1 } }
@media print { :root { --ink: #000; --soft: #444; --page: #fff; --line: #999; --term: #0b4f9e; --name: #6a1b9a; --number: #9a3412; --proposal: #5f5300; --mark: #fff3c4 } body { padding: 0; max-width: none } button { display: none } .text { break-before: page; border: 0; margin: 0 } .more { break-before: page } }
`
