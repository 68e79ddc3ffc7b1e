import { familyStack, fontCss, loadFonts } from '../fonts/index.js';
import { html } from '../text/html.js';
import { themeCss } from '../theme.js';

/** Rules of the page: quiet paper, hairlines, one typeface; dark where the reader prefers it, light on paper. */
const rules = `
:root{color-scheme:light dark;--page:#fbfaf8;--panel:#ffffff;--line:#dfe2e6;--text:#1d232b;--quiet:#5f6a76;
--pass:#00714f;--fail:#b3261e;--undecided:#8a5a00;${themeCss('light')}}
@media (prefers-color-scheme:dark){:root{--page:#0f1317;--panel:#14181d;--line:#2a3139;--text:#e6eaef;--quiet:#98a3b0;
--pass:#4fd3a4;--fail:#ff8a80;--undecided:#f0c04c;${themeCss('dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 ${familyStack}}
main{max-width:1080px;margin:0 auto;padding:40px 28px 64px}
h1{font-size:26px;line-height:1.25;font-weight:600;margin:0 0 4px}
h2{font-size:19px;font-weight:600;margin:44px 0 4px;padding-top:14px;border-top:2px solid var(--text)}
h3{font-size:15px;font-weight:600;margin:26px 0 6px}
p{margin:6px 0;max-width:76ch}
.lead{font-size:17px}
.quiet{color:var(--quiet)}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px;margin:14px 0;font-size:14px}
dl.facts dt{color:var(--quiet)} dl.facts dd{margin:0;overflow-wrap:anywhere}
sub,sup{font-size:.75em;line-height:0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:14px}
th,td{padding:5px 14px 5px 0;text-align:left;vertical-align:baseline;font-weight:400}
thead th{color:var(--quiet);font-size:12.5px;border-bottom:1px solid var(--line);white-space:nowrap}
td.number,th.number{text-align:right;white-space:nowrap}
table.wide{width:100%}
tbody.claim{border-top:1px solid var(--line)}
tbody.claim tr:first-child td,tbody.claim tr:first-child th{padding-top:12px}
tbody.claim tr:last-child td{padding-bottom:12px}
tbody.claim th{font-weight:600}
.origin{color:var(--quiet);font-size:13px;font-weight:400}
.verdict{white-space:nowrap;font-weight:600}
.verdict::before{content:'';display:inline-block;width:.62em;height:.62em;border-radius:50%;margin-right:.45em;background:currentColor}
.verdict.fail::before{border-radius:0;transform:rotate(45deg)}
.verdict.undecided::before{background:none;border:2px solid currentColor}
.pass{color:var(--pass)}.fail{color:var(--fail)}.undecided{color:var(--undecided)}
code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}
code{overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:12px 14px;overflow-x:auto;margin:8px 0}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,440px),1fr));gap:18px;margin:10px 0 8px;align-items:start}
.figures .broad{grid-column:1/-1;overflow-x:auto}
.figures .broad svg{min-width:640px}
@media print{.figures .broad svg{min-width:0}}
figure{margin:0;background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:12px}
figure svg{display:block;width:100%;height:auto}
figcaption{font-size:13px;color:var(--quiet);margin-top:6px}
details{font-size:13px;margin-top:6px} summary{cursor:pointer;color:var(--quiet)}
.cc-data{font-size:12.5px;margin:8px 0;display:block;overflow-x:auto} .cc-data caption{text-align:left;color:var(--quiet);padding:2px 0}
.cc-data th,.cc-data td{padding:1px 14px 1px 0;text-align:right;white-space:nowrap}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line);color:var(--quiet);font-size:13px}
@media print{:root{color-scheme:light;--page:#fff;--panel:#fff;--line:#c9ced4;--text:#000;--quiet:#444;--pass:#00563c;--fail:#8c1d18;--undecided:#6b4600;${themeCss('light')}}
main{max-width:none;padding:0} body{font-size:11px} tr,figure{break-inside:avoid} details:not([open]){display:none} h2{break-after:avoid}}
`;

/** A self-contained HTML page: nothing is fetched, the typeface is inside. @param head more for its head. */
export async function page(title: string, body: string, head = ''): Promise<string> {
  const { regular, semibold } = await loadFonts();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>${head}
<style>${fontCss([regular, semibold])}${rules}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
