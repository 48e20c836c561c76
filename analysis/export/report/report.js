"use strict";
// Draws the figures from the data in this file. Nothing is fetched, nothing leaves the page.
(async () => {
  const PRINT_WIDTH = 640; // CSS pixels between the margins of an A4 page
  const PRINT_INK = "#1d2126";
  const config = JSON.parse(document.getElementById("chart-config").textContent);
  const charts = [];

  // Plotly is packed in this file. The policy in the head names the digest of what comes out.
  const unpack = async (element) => {
    const bytes = Uint8Array.from(atob(element.textContent), (one) => one.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
  };

  // A frame that is still being written keeps the page loading, so that a program which prints
  // pages once they are loaded prints the figures too.
  const keepLoading = () => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    frame.contentDocument.open();
    return () => {
      frame.contentDocument.close();
      frame.remove();
    };
  };

  const inkOfPage = () =>
    getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();

  const inked = (ink) => ({
    "font.color": ink,
    "xaxis.tickfont.color": ink,
    "yaxis.tickfont.color": ink,
    "legend.font.color": ink,
  });

  const redraw = (change) => charts.forEach((chart) => Plotly.relayout(chart, change()));

  const draw = (source) => {
    const figure = JSON.parse(source.textContent);
    const chart = document.getElementById(source.dataset.for);
    chart.replaceChildren();
    figure.layout.autosize = true;
    Plotly.newPlot(chart, figure.data, figure.layout, {
      ...config,
      toImageButtonOptions: { ...config.toImageButtonOptions, filename: source.dataset.for },
    });
    charts.push(chart);
  };

  // What a figure shows stands in its place as a sentence until it is drawn.
  const explain = () =>
    document.querySelectorAll(".chart").forEach((chart) => {
      chart.style.height = "auto";
      chart.append("This browser is too old to draw the figure. The tables below hold its numbers.");
    });

  const loaded = keepLoading();
  try {
    await unpack(document.getElementById("plotly"));
    document.querySelectorAll("script.chart-data").forEach(draw);
    redraw(() => inked(inkOfPage()));
  } catch (error) {
    if (typeof DecompressionStream !== "undefined") throw error;
    explain();
  } finally {
    loaded();
  }

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
