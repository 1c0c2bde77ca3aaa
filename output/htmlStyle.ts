/** How the printed glossary looks: A4 or the printer's paper, two columns, each part on pages of its own. */
export const style = `@page { margin: 16mm 14mm; @bottom-center { content: counter(page); font: 8pt sans-serif } }
body { font: 9.5pt/1.35 "Noto Sans", Arial, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 0 auto; max-width: 190mm }
section { columns: 2; column-gap: 8mm; column-rule: 0.3pt solid #999 }
section + section { break-before: page; margin-top: 12mm }
h1 { column-span: all; font-size: 15pt; margin: 0 0 4mm; border-bottom: 1pt solid }
h2 { font-size: 12pt; margin: 3mm 0 1mm; break-after: avoid; background: #e8eef4; padding: 0 1.5mm; print-color-adjust: exact }
p { margin: 0 0 0.8mm; padding-left: 4mm; text-indent: -4mm; break-inside: avoid; overflow-wrap: anywhere }
b { margin-right: 1.5mm }
b[lang^="zh"] { font-size: 10.5pt }
@media screen { body { padding: 8mm } }
@media print { section + section { margin-top: 0 } }
`
