"""How the report looks, in light and in dark."""

SWATCHES = {
    "black": "#222", "white": "#f4f4f2", "grey": "#9a9a9a", "red": "#d2322d", "orange": "#ec8b23",
    "yellow": "#f1cd2c", "green": "#45a049", "blue": "#2f6fce", "purple": "#7c4bb0",
    "pink": "#ec86b0", "brown": "#7d5233", "beige": "#e2d2b0",
}  # fmt: skip

CSS = """
:root { color-scheme: light dark; --ink: #1d2327; --quiet: #66717a; --paper: #f6f5f2;
  --card: #fff; --line: #e3e0d9; --bad: #c2410c; --mild: #b8a24a; --good: #2f7d4f;
  --bar: #3d6d8f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --quiet: #9aa3aa; --paper: #17191b;
  --card: #212427; --line: #34383c; --bad: #f08a4b; --mild: #d3bf6d; --good: #6cc08b;
  --bar: #7fb0d2; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 2rem; margin: 0; line-height: 1.2; }
h2 { font-size: 1.3rem; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .5rem; }
h2 small { font-weight: 400; color: var(--quiet); font-size: .9rem; margin-left: .4rem; }
p { margin: .3rem 0 .8rem; max-width: 52rem; }
a { color: inherit; }
section { margin-top: 2.5rem; }
.quiet { color: var(--quiet); font-size: .9rem; }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; margin-bottom: 2rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
  padding: .9rem 1.1rem; flex: 1 1 10rem; }
.card b { display: block; font-size: 1.7rem; line-height: 1.2; }
.card span { color: var(--quiet); font-size: .9rem; }
table { border-collapse: collapse; background: var(--card); border: 1px solid var(--line);
  border-radius: .6rem; }
td { padding: .45rem .9rem; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; }
.of { color: var(--quiet); font-size: .9rem; padding-left: 0; }
.dot { display: inline-block; width: .65rem; height: .65rem; border-radius: 50%;
  margin: 0 .5rem 0 .1rem; }
.quiet .dot:not(:first-child) { margin-left: 1.2rem; }
.bad { background: var(--bad); } .mild { background: var(--mild); }
.cases { display: flex; flex-wrap: wrap; align-items: flex-start; gap: .75rem; }
.case { max-width: 36.5rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .6rem; padding: .75rem; }
.case p { margin: .5rem 0 0; max-width: 17rem; font-size: .85rem; color: var(--quiet); }
.grid { display: flex; flex-wrap: wrap; gap: .6rem; }
figure { margin: 0; width: 8.2rem; }
figure img { width: 100%; height: 8.2rem; object-fit: contain; background: #fff;
  border: 1px solid var(--line); border-radius: .4rem; display: block; }
.small figure { width: 6.4rem; } .small figure img { height: 6.4rem; }
figcaption { font-size: .82rem; line-height: 1.3; margin-top: .25rem; overflow-wrap: anywhere;
  display: -webkit-box; -webkit-line-clamp: 5; -webkit-box-orient: vertical; overflow: hidden; }
figcaption small { display: block; color: var(--quiet); }
ul { padding-left: 1.2rem; max-width: 60rem; overflow-wrap: anywhere; }
li.pass { list-style-type: "✓  "; } li.pass::marker { color: var(--good); }
li.fail { list-style-type: "✗  "; } li.fail::marker { color: var(--bad); }
.columns { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin-top: 1rem; }
.columns > div { flex: 1 1 18rem; }
.bar { display: flex; align-items: center; gap: .6rem; font-size: .85rem; margin: .2rem 0; }
.bar span { width: 5.5rem; } .bar em { font-style: normal; color: var(--quiet); width: 5rem; }
.bar i { flex: 1; background: var(--line); border-radius: .3rem; height: .8rem; }
.bar i b { display: block; height: 100%; background: var(--bar); border-radius: .3rem;
  outline: 1px solid #0002; outline-offset: -1px; }
.histogram { display: flex; align-items: flex-end; gap: 2px; height: 7rem; }
.histogram i { flex: 1; background: var(--bar); border-radius: .2rem .2rem 0 0; min-height: 1px; }
.axis { display: flex; justify-content: space-between; color: var(--quiet); font-size: .8rem; }
@media print { section { break-inside: avoid-page; } }
"""
