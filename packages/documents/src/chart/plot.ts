import type { BulletinChart } from '@mingcha/domain/bulletins';
import type { EChartsCoreOption } from 'echarts/core';
import type { Typist } from '../page/typist.ts';
import { black, size } from '../paper.ts';

/** Bars as ECharts lays them out: SVG text of lines, closed paths and words, `width` × `height` points. */
export interface Plot {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const glyphs = size.five;
const linePitch = 14;
const columnsTall = 176;
const legendTall = 28;
const axisTall = 18;
const barPadding = 9;
const longestName = 168;
const grey = '#c8c8c8';

/** Colours that stand for a pattern: what is drawn for each is in `hatch.ts`. */
export const patternColour = (n: number): string => `#0000${(n + 1).toString(16).padStart(2, '0')}`;

/**
 * Lays a chart out. ECharts takes a second to load, so it is loaded by the first document that has a chart. Its words are measured
 * in the fonts they will be printed in, and drawn by nobody here: what it answers is read by `readSvg`.
 */
export async function plotOf(chart: BulletinChart, typist: Typist, width: number): Promise<Plot> {
  const { init, setPlatformAPI } = await echarts();
  setPlatformAPI({
    measureText: (text) => ({ width: typist.setLine(text, 'table', glyphs).width }) as never,
  });
  const { option, height } = optionOf(chart, typist, width);
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawn.setOption(option);
    return { svg: drawn.renderToSVGString(), width, height };
  } finally {
    drawn.dispose();
  }
}

async function echarts() {
  const [core, { BarChart }, { GridComponent, LegendComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([BarChart, GridComponent, LegendComponent, SVGRenderer]);
  return core;
}

interface Planned {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** Names of units are long and stand beside lying bars; styles and months are short and stand under upright ones. */
function optionOf(chart: BulletinChart, typist: Typist, width: number): Planned {
  const wrap = (room: number): string[] =>
    chart.labels.map((text) =>
      typist
        .set([{ text, role: 'table' }], { size: glyphs, width: room, flush: false })
        .map((line) => line.text)
        .join('\n'),
    );
  const legend = chart.series.length > 1 ? legendTall : 0;
  // The measures of words are remembered under the name of their font, and those of two installations differ.
  const textStyle = { fontSize: glyphs, fontFamily: typist.name, color: black, lineHeight: linePitch };
  const named = {
    type: 'category',
    axisTick: { show: false },
    axisLine: { lineStyle: { color: black, width: 0.7 } },
    axisLabel: { ...textStyle, interval: 0 },
  };
  const counted = {
    type: 'value',
    minInterval: 1,
    axisLabel: textStyle,
    splitLine: { lineStyle: { color: grey, width: 0.5 } },
  };
  const lying = chart.by === 'unit';
  const labels = wrap(lying ? longestName : (width - 40) / chart.labels.length - 4);
  const tallest = Math.max(...labels.map((text) => text.split('\n').length)) * linePitch;
  const height = lying
    ? chart.labels.length * (tallest + barPadding) + axisTall + legend + 6
    : columnsTall + tallest + legend;
  const option = {
    animation: false,
    textStyle,
    legend: {
      show: legend > 0,
      bottom: 0,
      icon: 'rect',
      itemWidth: 20,
      itemHeight: 10,
      selectedMode: false,
      textStyle,
    },
    grid: lying
      ? { left: longestName + 10, right: 28, top: 6, bottom: axisTall + legend, outerBoundsMode: 'none' }
      : { left: 30, right: 10, top: 20, bottom: tallest + 8 + legend, outerBoundsMode: 'none' },
    xAxis: lying ? counted : { ...named, data: labels },
    yAxis: lying ? { ...named, data: labels, inverse: true } : counted,
    series: seriesOf(chart, lying ? 'right' : 'top', textStyle),
  };
  return { option, height };
}

/** A single row of bars has a pattern for each bar where the bars are styles; several rows have one each. The sum stands at the end. */
function seriesOf({ by, series }: BulletinChart, position: 'right' | 'top', textStyle: object): object[] {
  const sums = (series[0]?.counts ?? []).map((_, i) =>
    series.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0),
  );
  const each = by === 'style' && series.length === 1;
  return series.map(({ name, counts }, n) => ({
    type: 'bar',
    name,
    stack: 'all',
    barMaxWidth: 34,
    silent: true,
    itemStyle: { color: patternColour(n) },
    data: counts.map((value, i) => (each ? { value, itemStyle: { color: patternColour(i) } } : value)),
    label: {
      ...textStyle,
      show: n === series.length - 1,
      position,
      distance: 4,
      // A white outline would be painted over the words.
      textBorderWidth: 0,
      // A line of the grid does not run through a number.
      backgroundColor: '#ffffff',
      padding: [0, 1],
      formatter: ({ dataIndex }: { dataIndex: number }) => String(sums[dataIndex] ?? ''),
    },
  }));
}
