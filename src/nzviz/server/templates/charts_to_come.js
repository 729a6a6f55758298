// What draws charts is fetched when the first view has been painted; a chart that is there before
// waits for it.
window.nzvizCharts = new Promise((ready) => { window.nzvizChartsReady = ready; });
