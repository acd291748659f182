/** Style of the page: light and dark by the reader's setting, from 320 to 1440 pixels and beyond, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c2128; --muted: #5d6672; --rule: #d9dee4; --shade: #f4f6f8;
  --right: #1f6fb8; --wrong: #c8531c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e4e8ec; --muted: #9aa5b1; --rule: #323a43; --shade: #1c2229;
    --right: #5aa9e6; --wrong: #f08a4b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
}
main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 48px 0 8px; padding-top: 16px; border-top: 1px solid var(--rule); }
h3 { font-size: 1rem; margin: 28px 0 6px; }
p, ul { max-width: 44rem; margin: 8px 0 12px; }
ul { padding-left: 1.2rem; }
li { margin: 4px 0; }
.lead { color: var(--muted); margin-top: 0; }
.note { color: var(--muted); font-size: 0.875rem; }
.warning { border-left: 4px solid var(--wrong); padding: 8px 12px; background: var(--shade); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 16px 0; font-size: 0.9375rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: 0.875em ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre {
  font: 0.8125rem/1.45 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre-wrap;
  overflow-wrap: anywhere; background: var(--shade); padding: 12px 14px; margin: 8px 0 20px; max-width: 60rem;
}
.items article { border-left: 3px solid var(--rule); padding-left: 14px; margin: 18px 0; break-inside: avoid; }
.items h3 { margin-bottom: 2px; overflow-wrap: anywhere; }
.items p, .items ul { margin: 4px 0; max-width: 56rem; }
/* A shadow at the edge shows that a table goes on. */
.scroll {
  overflow-x: auto; margin: 12px 0;
  background:
    linear-gradient(to left, var(--paper) 24px, transparent) right / 40px 100% no-repeat local,
    linear-gradient(to left, var(--rule), transparent) right / 14px 100% no-repeat scroll;
}
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 6px 0; }
th, td { text-align: left; padding: 5px 16px 5px 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
thead th { color: var(--muted); font-weight: 600; vertical-align: bottom; line-height: 1.3; }
tbody th { font-weight: 400; }
.n { text-align: right; white-space: nowrap; }
.value { font-weight: 600; }
.range { color: var(--muted); white-space: nowrap; }
.part th { padding-left: 14px; color: var(--muted); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 20px 40px; }
figure { margin: 12px 0; max-width: 500px; break-inside: avoid; }
figcaption { font-size: 0.875rem; margin-bottom: 6px; }
figcaption b { display: block; }
figcaption span { color: var(--muted); }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { white-space: pre; }
footer { margin-top: 48px; padding-top: 16px; border-top: 1px solid var(--rule); color: var(--muted); font-size: 0.875rem; }
a { color: inherit; }
@media (max-width: 480px) {
  main { padding: 20px 14px 40px; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
  th, td { padding-right: 10px; }
  tbody th { min-width: 7.5rem; }
  h1 { font-size: 1.5rem; }
}
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --muted: #444444; --rule: #bbbbbb; --shade: #f4f4f4;
    --right: #1f6fb8; --wrong: #c8531c;
  }
  main { max-width: none; padding: 0; }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  .scroll { overflow: visible; background: none; }
}
`;
