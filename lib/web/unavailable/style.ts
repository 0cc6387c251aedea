/** The look of the portal's pages, with the fonts of the system; components/theme has the colours. */
export const STYLE = `
:root { color-scheme: light dark }
* { box-sizing: border-box }
body {
  margin: 0; min-height: 100vh; background: #f5f7f8; background: light-dark(#f5f7f8, #14181f);
  color: #1f262c; color: light-dark(#1f262c, #e9ebed); font: 14px/1.5 "Inter Variable", Inter, system-ui, sans-serif;
}
header {
  display: flex; align-items: center; gap: 10px; height: 52px; padding: 0 20px; font-weight: 600;
  background: #fff; background: light-dark(#fff, #1b2129);
  border-bottom: 1px solid #dfe3e6; border-color: light-dark(#dfe3e6, #2f3842);
}
main {
  max-width: 560px; margin: clamp(24px, 12vh, 120px) auto 40px; padding: 28px 32px 32px; border-radius: 8px;
  background: #fff; background: light-dark(#fff, #1b2129);
  border: 1px solid #dfe3e6; border-color: light-dark(#dfe3e6, #2f3842);
}
h1 { margin: 16px 0 8px; font-size: 20px; line-height: 28px; font-weight: 600 }
main > p, li { color: #5b646b; color: light-dark(#5b646b, #9aa3a9) }
main > p { margin: 0 }
ul { margin: 14px 0 24px; padding-left: 20px }
li { margin: 4px 0 }
main > .mark {
  display: inline-flex; align-items: center; gap: 7px; padding: 3px 10px 3px 8px; border-radius: 16px; font-weight: 550;
  color: #794e03; color: light-dark(#794e03, #e1b57e); background: #fff5ea; background: light-dark(#fff5ea, #37280f);
  border: 1px solid #efd2b0; border-color: light-dark(#efd2b0, #5d4519);
}
.mark svg { fill: none; stroke: currentcolor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
.again { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px }
.again p { margin: 0; flex: 1 1 240px; font-size: 13px; color: #5b646b; color: light-dark(#5b646b, #9aa3a9) }
.again a {
  padding: 8px 16px; border-radius: 6px; font-weight: 550; text-decoration: none; color: #fff;
  background: #0579a3; background: light-dark(#0579a3, #036083);
}
.again a:hover { background: #036083; background: light-dark(#036083, #0579a3) }
.again a:focus-visible { outline: 2px solid #0579a3; outline-color: light-dark(#0579a3, #2691bf); outline-offset: 2px }
@media (max-width: 600px) {
  main { margin: 0; min-height: calc(100vh - 52px); padding: 24px 20px; border: 0; border-radius: 0 }
}
`
