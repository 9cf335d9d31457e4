// SPDX-License-Identifier: Apache-2.0
// The style sheet of the HTML report: one column, readable on paper, nothing loaded.
#pragma once

#include <string_view>

namespace chamra::evaluate {

// Marks differ by more than colour, for printers and colour-blind readers.
inline constexpr std::string_view html_style = R"css(
:root { --ink: #1d2330; --soft: #5d6675; --rule: #d9dde4; --paper: #fff; --tint: #f5f6f9;
  --blue: #1f5fa8; --bad: #f9d3cf; --bad-ink: #a3160b; --good: #d3eed8; --good-ink: #14602a;
  --harm: #e6d5f5; --harm-ink: #5b1a91; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 "Noto Sans", "Noto Sans Thai", "Noto Sans Lao", Loma, "Phetsarath OT", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .2rem; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .4rem 0 .8rem; max-width: 46rem; }
.soft { color: var(--soft); }
.tiles { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; }
.tile { flex: 1 1 9rem; padding: .7rem .9rem; background: var(--tint); border: 1px solid var(--rule); border-radius: 6px; }
.tile b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.tile span { color: var(--soft); font-size: .85rem; }
table { border-collapse: collapse; margin: .4rem 0 1rem; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .7rem .25rem 0; text-align: right; vertical-align: top; }
th { font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--rule); }
td { border-bottom: 1px solid var(--tint); }
th:first-child, td:first-child, td.text, th.text { text-align: left; }
td.thai { font-size: 1.1rem; line-height: 1.7; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); gap: 1.5rem; }
figure { margin: .5rem 0 1rem; overflow: hidden; }
figcaption { color: var(--soft); font-size: .85rem; }
svg { max-width: 100%; height: auto; display: block; }
svg text { font: 12px "Noto Sans", "Noto Sans Thai", "Noto Sans Lao", Loma, "Phetsarath OT", "DejaVu Sans", sans-serif; fill: var(--ink); }
svg.map text { font-size: 18px; }
svg.map g text { font-size: 12px; }
.grid { stroke: var(--rule); stroke-width: 1; }
.line { fill: none; stroke: var(--blue); stroke-width: 2; }
.ideal { fill: none; stroke: var(--soft); stroke-width: 1; stroke-dasharray: 4 4; }
.dot { fill: var(--blue); fill-opacity: .75; }
.heat1 rect { fill: #e8f0f9; } .heat2 rect { fill: #c3d9f0; } .heat3 rect { fill: #8fb8e2; }
.heat4 rect { fill: #4a86c5; } .heat5 rect { fill: #1f5fa8; }
.heat4 text, .heat5 text { fill: #fff; }
.place { color: var(--soft); font-size: .85rem; margin: .9rem 0 .1rem; }
.lines { width: 100%; margin: 0; table-layout: fixed; }
.lines th { width: 5rem; border: 0; font-weight: 400; font-size: .85rem; text-align: left; padding-top: .45rem; }
.lines td { text-align: left; font-size: 1.1rem; line-height: 1.8; overflow-wrap: anywhere; white-space: pre-wrap; }
.wrong { background: var(--bad); color: var(--bad-ink); border-bottom: 2px dotted var(--bad-ink); }
.healed { background: var(--good); color: var(--good-ink); border-bottom: 2px solid var(--good-ink); }
.broken { background: var(--harm); color: var(--harm-ink); border-bottom: 3px double var(--harm-ink); }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3, .place { break-after: avoid; }
  table.lines, figure, .tile { break-inside: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

}  // namespace chamra::evaluate
