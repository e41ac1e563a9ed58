import { ApiPropertyOptional } from '@nestjs/swagger';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { IsOptional, IsPlainDate } from '../../../platform/http/fields.js';
import { CutQuery, type Views } from '../../../platform/http/view-query.js';

/**
 * A question about one day. `on` is the day that is asked about; `asAt` is when it might have been asked: what had been
 * recorded by then.
 */
export class OnADayQuery extends CutQuery {
  @ApiPropertyOptional({
    format: 'date',
    example: '2021-09-14',
    description: 'The day asked about; today, or the day of `effectiveAt` or `asAt`, unless given.',
  })
  @IsOptional()
  @IsPlainDate()
  on?: PlainDate;
}

export const dayAsked = (views: Views, query: OnADayQuery): PlainDate =>
  query.on ?? views.today(query);
