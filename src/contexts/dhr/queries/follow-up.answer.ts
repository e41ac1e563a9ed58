import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MATTERS, NATIONAL_ANSWERS, PARTY_KINDS, RECOMMENDATION_SCOPES } from '../events.js';

export class DhrPartyAnswer {
  @ApiProperty({ enum: PARTY_KINDS })
  readonly kind!: (typeof PARTY_KINDS)[number];

  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
}

class DhrStandingCellAnswer {
  @ApiProperty()
  readonly addressed!: boolean;

  @ApiProperty()
  readonly signedOff!: boolean;

  @ApiProperty({ type: 'integer', example: 7 })
  readonly actions!: number;

  @ApiProperty({ type: 'integer', example: 6, description: 'Of these: agreed by their parties.' })
  readonly agreed!: number;

  @ApiProperty({ type: 'integer', example: 1, description: 'Of these: beyond their target date.' })
  readonly overdue!: number;
}

/** Actions addressed and signed off: two facts, four cells. */
export class DhrStandingAnswer {
  @ApiProperty({ type: 'integer', example: 2 })
  readonly openReviews!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly concludedReviews!: number;

  @ApiProperty({ type: 'integer', example: 18, description: 'In all four cells.' })
  readonly allActions!: number;

  @ApiProperty({ type: [DhrStandingCellAnswer] })
  readonly items!: readonly DhrStandingCellAnswer[];
}

class OfDhrAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly dhrId!: string;

  @ApiProperty({ example: 'DHR-2019-01' })
  readonly reference!: string;
}

class DhrAwaitedAnswer extends OfDhrAnswer {
  @ApiProperty({ type: 'integer', example: 3 })
  readonly recommendationNumber!: number;

  @ApiProperty({ format: 'uuid' })
  readonly dhrActionId!: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'In its recommendation.' })
  readonly actionNumber!: number;

  @ApiProperty({ enum: MATTERS, description: 'Its agreement to the plan, or its sign-off.' })
  readonly matter!: (typeof MATTERS)[number];

  @ApiProperty({ type: DhrPartyAnswer })
  readonly party!: DhrPartyAnswer;

  @ApiProperty({ example: 'Cumbria Police' })
  readonly name!: string;

  @ApiProperty({
    type: [String],
    example: ['Cumberland Council'],
    description: 'Who answers for it, where it is not itself.',
  })
  readonly answeredBy!: readonly string[];

  @ApiProperty({ format: 'date', example: '2021-05-04' })
  readonly awaitedSince!: string;

  @ApiProperty({ type: 'integer', example: 12, description: 'Of England and Wales.' })
  readonly workingDays!: number;

  @ApiProperty({ description: 'Beyond the 20 working days that a party has to answer.' })
  readonly isTooLong!: boolean;

  @ApiPropertyOptional({ format: 'date', example: '2021-06-03' })
  readonly escalatedOn?: string;
}

/** Who is awaited, on what, and how long. */
export class DhrAwaitingAnswer {
  @ApiProperty({ type: 'integer', example: 31, description: 'The longest wait, in working days.' })
  readonly longest!: number;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly tooLong!: number;

  @ApiProperty({ type: [DhrAwaitedAnswer] })
  readonly items!: readonly DhrAwaitedAnswer[];
}

class DhrThemeAnswer {
  @ApiProperty({ example: 'information-sharing' })
  readonly theme!: string;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly reviews!: number;

  @ApiProperty({ type: [String], example: ['DHR-2019-01', 'DHR-2020-02'] })
  readonly references!: readonly string[];

  @ApiProperty({ description: 'In more than one review.' })
  readonly recurs!: boolean;

  @ApiProperty({ type: 'integer', example: 5 })
  readonly recommendations!: number;

  @ApiProperty({ type: 'integer', example: 6 })
  readonly actions!: number;

  @ApiProperty({ type: 'integer', example: 4 })
  readonly addressed!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  readonly signedOff!: number;
}

/** What recommendations speak of, those that recur first. */
export class DhrThemesAnswer {
  @ApiProperty({ type: [DhrThemeAnswer] })
  readonly items!: readonly DhrThemeAnswer[];
}

class DhrNationalRecommendationAnswer extends OfDhrAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly recommendationId!: string;

  @ApiProperty({ type: 'integer', example: 5 })
  readonly number!: number;

  @ApiProperty({ type: [String], example: ['training'] })
  readonly themes!: readonly string[];

  @ApiProperty({ example: 'The guidance says who is told.' })
  readonly text!: string;

  @ApiProperty({ example: 'Home Office' })
  readonly addressee!: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-03-01' })
  readonly sentOn?: string;

  @ApiProperty({ description: 'It was sent on, and nobody answered.' })
  readonly noResponse!: boolean;

  @ApiProperty({ type: 'integer', example: 120, description: '0 where there is an answer.' })
  readonly daysWithoutResponse!: number;

  @ApiProperty({ type: 'integer', example: 83, description: 'Of England and Wales.' })
  readonly workingDaysWithoutResponse!: number;

  @ApiPropertyOptional({ enum: NATIONAL_ANSWERS })
  readonly answer?: (typeof NATIONAL_ANSWERS)[number];

  @ApiPropertyOptional({ format: 'date', example: '2021-07-01' })
  readonly answeredOn?: string;

  @ApiPropertyOptional({ example: 'The guidance was changed in May.' })
  readonly answerText?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-07-05' })
  readonly fedBackOn?: string;
}

/** National recommendations and what became of them. */
export class DhrNationalAnswer {
  @ApiProperty({ type: 'integer', example: 1 })
  readonly withoutResponse!: number;

  @ApiProperty({ type: [DhrNationalRecommendationAnswer] })
  readonly items!: readonly DhrNationalRecommendationAnswer[];
}

class DhrFollowedActionAnswer extends OfDhrAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly recommendationId!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  readonly recommendationNumber!: number;

  @ApiProperty({ enum: RECOMMENDATION_SCOPES })
  readonly scope!: (typeof RECOMMENDATION_SCOPES)[number];

  @ApiProperty({ type: [String], example: ['training'] })
  readonly themes!: readonly string[];

  @ApiProperty({ format: 'uuid' })
  readonly dhrActionId!: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'In its recommendation.' })
  readonly actionNumber!: number;

  @ApiProperty({ example: 'Train all front-line staff in the risk model.' })
  readonly text!: string;

  @ApiProperty({ format: 'uuid' })
  readonly leadAgencyId!: string;

  @ApiProperty({ example: 'Cumbria Police' })
  readonly leadAgency!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  readonly milestones!: number;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly milestonesReached!: number;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly targetDate!: string;

  @ApiProperty({ format: 'date', example: '2021-09-30' })
  readonly originalTargetDate!: string;

  @ApiProperty({ type: 'integer', example: 12, description: '0 once it is addressed.' })
  readonly daysOverdue!: number;

  @ApiPropertyOptional({ format: 'date', example: '2021-12-15' })
  readonly completedOn?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-12-16' })
  readonly addressedOn?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-04-20' })
  readonly agreedOn?: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-01-10' })
  readonly signedOffOn?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The action of a plan that carries it.' })
  readonly carriedBy?: string;
}

/** Every action of every review, with its three facts. */
export class DhrActionsAnswer {
  @ApiProperty({ type: [DhrFollowedActionAnswer] })
  readonly items!: readonly DhrFollowedActionAnswer[];
}
