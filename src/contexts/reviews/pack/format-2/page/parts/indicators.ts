import type { NationalIndicator } from '../../parts/national-indicators.js';
import type { Opened } from '../opened.js';
import { plainTable, type Section } from '../blocks.js';
import { MEASURE_COLUMNS, measureRow } from './measures.js';

export const indicatorsSection = (indicators: readonly Opened<NationalIndicator>[]): Section => ({
  id: 'national-indicators',
  title: 'National indicators',
  blocks: [
    plainTable({
      caption: ['Indicators that the Board must measure'],
      columns: MEASURE_COLUMNS,
      rows: indicators.map((indicator) => measureRow(indicator, ` · ${indicator.group}`)),
    }),
  ],
});
