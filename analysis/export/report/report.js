"use strict";
// Draws the figures from the data in this file. Nothing is fetched, nothing leaves the page.
(() => {
  const PRINT_WIDTH = 640; // CSS pixels between the margins of an A4 page
  const PRINT_INK = "#1d2126";
  const config = JSON.parse(document.getElementById("chart-config").textContent);
  const charts = [];

  const inkOfPage = () =>
    getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();

  const inked = (ink) => ({
    "font.color": ink,
    "xaxis.tickfont.color": ink,
    "yaxis.tickfont.color": ink,
    "legend.font.color": ink,
  });

  const redraw = (change) => charts.forEach((chart) => Plotly.relayout(chart, change()));

  for (const source of document.querySelectorAll("script.chart-data")) {
    const figure = JSON.parse(source.textContent);
    const chart = document.getElementById(source.dataset.for);
    chart.replaceChildren();
    figure.layout.autosize = true;
    Plotly.newPlot(chart, figure.data, figure.layout, {
      ...config,
      toImageButtonOptions: { ...config.toImageButtonOptions, filename: source.dataset.for },
    });
    charts.push(chart);
  }
  redraw(() => inked(inkOfPage()));

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
    redraw(() => inked(inkOfPage()))
  );
  window.addEventListener("beforeprint", () =>
    redraw(() => ({ ...inked(PRINT_INK), autosize: false, width: PRINT_WIDTH }))
  );
  window.addEventListener("afterprint", () => {
    redraw(() => ({ ...inked(inkOfPage()), autosize: true, width: null }));
  });
})();
