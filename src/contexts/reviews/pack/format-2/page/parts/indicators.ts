import type { NationalIndicator } from '../../parts/national-indicators.js';
import type { Opened } from '../opened.js';
import { plainTable, type Section } from '../blocks.js';
import { MEASURE_COLUMNS, measureRows } from './measures.js';

export const indicatorsSection = (indicators: readonly Opened<NationalIndicator>[]): Section => ({
  id: 'national-indicators',
  title: 'National indicators',
  blocks: [
    plainTable({
      dense: true,
      caption: ['Indicators that the Board must measure'],
      columns: MEASURE_COLUMNS,
      rows: measureRows(indicators, ({ group }) => ` · ${group}`),
    }),
  ],
});
