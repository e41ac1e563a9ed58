import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { BodyId } from '../../bodies/contract.js';
import { PLAN_YEAR_PATTERN, type PlanYear } from '../../delivery-plans/contract.js';
import { type PlanYearCalendar, REVIEW_POINTS } from '../events.js';
import type { ChangeTimetable, OpenReview } from '../review.commands.js';
import type { Timetable } from '../review.stages.js';

class TimetableDto extends CommandDto implements Timetable {
  @ApiPropertyOptional({ format: 'date', example: '2022-01-31' })
  @IsOptional()
  @IsPlainDate()
  returnsOpen?: PlainDate;

  @ApiProperty({ format: 'date', example: '2022-02-23' })
  @IsPlainDate()
  returnsClose!: PlainDate;

  @ApiProperty({
    format: 'date',
    example: '2022-02-28',
    description: 'The position is as at its end.',
  })
  @IsPlainDate()
  positionDate!: PlainDate;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-08' })
  @IsOptional()
  @IsPlainDate()
  packIssuedBy?: PlainDate;

  @ApiProperty({ format: 'date', example: '2022-03-15' })
  @IsPlainDate()
  meetingDate!: PlainDate;

  @ApiPropertyOptional({ format: 'date', example: '2022-04-30' })
  @IsOptional()
  @IsPlainDate()
  publishedBy?: PlainDate;
}

class PlanYearCalendarDto implements PlanYearCalendar {
  @ApiProperty({ type: 'integer', example: 4, description: 'Month in which the plan year begins.' })
  @IsInt()
  @Min(1)
  @Max(12)
  startsMonth!: number;

  @ApiProperty({ type: 'integer', example: 9, description: 'Month of the mid-year review.' })
  @IsInt()
  @Min(1)
  @Max(12)
  midMonth!: number;

  @ApiProperty({ type: 'integer', example: 3, description: 'Month of the end-of-year review.' })
  @IsInt()
  @Min(1)
  @Max(12)
  endMonth!: number;
}

/** Opens an accountability review with its timetable. */
export class OpenReviewDto extends TimetableDto implements Omit<OpenReview, 'reviewId'> {
  @ApiProperty({ format: 'uuid', description: 'The Board that holds to account.' })
  @IsId()
  boardId!: BodyId;

  @ApiProperty({ example: '2021/22' })
  @Matches(new RegExp(PLAN_YEAR_PATTERN), { message: 'planYear must be as 2021/22' })
  planYear!: PlanYear;

  @ApiProperty({ enum: REVIEW_POINTS })
  @IsIn(REVIEW_POINTS)
  point!: (typeof REVIEW_POINTS)[number];

  @ApiProperty({ example: 'March 2022 accountability review' })
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiPropertyOptional({
    type: PlanYearCalendarDto,
    description: 'April to March, reviewed in September and March, unless given.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlanYearCalendarDto)
  calendar?: PlanYearCalendarDto;
}

/** Changes the timetable of a review: the whole of it as it is from now on, with the reason. */
export class ChangeTimetableDto extends TimetableDto implements ChangeTimetable {
  @SealedText({ example: 'The Board meets a week later.', description: 'Why; sealed.' })
  because!: Sealed;
}
