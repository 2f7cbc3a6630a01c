/** The report's own style sheet: light and dark by the reader's system, and on paper. No reference leaves the file. */
export const style = `
:root{color-scheme:light dark;--ground:#f7f6f3;--surface:#fff;--ink:#1b2733;--ink-2:#4a5765;--ink-3:#626e7b;--line:#e3e1db;--accent:#14607a;--watch:#8a4b08;--good:#1f6b45}
@media (prefers-color-scheme:dark){:root{--ground:#10161c;--surface:#171f27;--ink:#e8edf1;--ink-2:#b3bfca;--ink-3:#93a1ae;--line:#28333d;--accent:#7cc5dd;--watch:#f0b266;--good:#74c99b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:62rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{margin:0;font-size:1.75rem;line-height:1.2;letter-spacing:-.015em}
h2{margin:2.75rem 0 .75rem;font-size:1.25rem}
h3{margin:0;font-size:1rem}
p{margin:.25rem 0;text-wrap:pretty}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
.lead{color:var(--ink-2);font-size:1.0625rem}
.small{color:var(--ink-3);font-size:.8125rem}
.bearings{display:grid;gap:.75rem;margin:0;padding:0;list-style:none}
.bearing,.picture{padding:1rem 1.125rem;border:1px solid var(--line);border-radius:10px;background:var(--surface);overflow-wrap:anywhere}
.bearing h3{font-weight:620}
.tone{font-size:.75rem;font-weight:600;letter-spacing:.04em;text-transform:uppercase;color:var(--ink-3)}
.tone.watch{color:var(--watch)}
.tone.good{color:var(--good)}
.pictures{display:grid;gap:1rem}
figure{margin:0}
figure svg{display:block;width:100%;height:auto;margin-top:.75rem}
figure ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0 0;padding:0;list-style:none;font-size:.8125rem;color:var(--ink-2)}
figure li{display:inline-flex;gap:.4rem;align-items:center}
table svg{vertical-align:middle;color:var(--accent)}
figure li svg{display:inline;width:11px;height:11px;margin:0}
.on-dark,.narrow{display:none}
@media (max-width:40em){.narrow{display:block}.wide{display:none}main{padding:1.5rem .875rem 3rem}}
@media (prefers-color-scheme:dark){.on-dark{display:block}.on-light{display:none}figure li .on-dark{display:inline}}
.table{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
table{width:100%;border-collapse:collapse;font-size:.875rem}
th,td{padding:.5rem .75rem;text-align:left;vertical-align:baseline;font-weight:400;overflow-wrap:break-word}
th:first-child{min-width:11rem;max-width:26rem}
td{min-width:4rem}
td:last-child:not(.number){min-width:10rem}
tbody code{overflow-wrap:anywhere}
thead th{color:var(--ink-3);font-size:.8125rem;border-bottom:1px solid var(--line)}
tbody tr+tr>*{border-top:1px solid var(--line)}
.number{text-align:right;white-space:nowrap}
footer{margin-top:3rem;color:var(--ink-3);font-size:.8125rem}
@media print{:root{color-scheme:light;--ground:#fff;--surface:#fff;--ink:#000;--ink-2:#222;--ink-3:#444;--line:#ccc;--accent:#000;--watch:#000;--good:#000}
@page{margin:16mm 14mm}main{max-width:none;padding:0}.on-dark{display:none!important}.on-light{display:block!important}figure li .on-light{display:inline!important}
.bearing,.picture,tr{break-inside:avoid}h2{break-after:avoid}}
`.trim();
