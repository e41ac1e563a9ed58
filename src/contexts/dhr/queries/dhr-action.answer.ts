import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACTION_STAGES } from '../../../../projections/action-register/action-row.js';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { OFFICES } from '../../bodies/contract.js';
import { DELIVERY_RATINGS } from '../../delivery-plans/contract.js';
import { COMPLETION_ANSWERS, DHR_EVIDENCE_KINDS, MATTERS, PLAN_ANSWERS } from '../events.js';
import { DhrPartyAnswer } from './follow-up.answer.js';

const ANSWERS = [...new Set([...PLAN_ANSWERS, ...COMPLETION_ANSWERS])];
type Said = (typeof ANSWERS)[number];
const RATINGS = [...DELIVERY_RATINGS, 'complete', 'not-assessed'] as const;

export class DhrReasonAnswer extends EntryAnswer {
  @ApiProperty({ example: 'It was recorded by mistake.' })
  readonly because!: string;
}

class DhrGiverAnswer {
  @ApiProperty({ enum: OFFICES })
  readonly capacity!: (typeof OFFICES)[number];

  @ApiProperty({ format: 'uuid' })
  readonly organisation!: string;
}

class DhrReachedAnswer extends EntryAnswer {
  @ApiPropertyOptional({ example: 'All agencies agreed.' })
  readonly note?: string;

  @ApiPropertyOptional({ type: DhrGiverAnswer, description: 'As whom it was given.' })
  readonly givenBy?: DhrGiverAnswer;
}

class DhrMilestoneAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly milestoneId!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly number!: number;

  @ApiProperty({ example: 'Training agreed with all agencies' })
  readonly text!: string;

  @ApiProperty({ format: 'date', example: '2021-09-30' })
  readonly due!: string;

  @ApiPropertyOptional({ type: DhrReachedAnswer })
  readonly reached?: DhrReachedAnswer;
}

class DhrPartySinceAnswer {
  @ApiProperty({ type: DhrPartyAnswer })
  readonly party!: DhrPartyAnswer;

  @ApiProperty({ type: EntryAnswer })
  readonly since!: EntryAnswer;
}

class DhrMoveAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly from!: string;

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly to!: string;

  @ApiProperty({ example: 'The trainer left.' })
  readonly because!: string;
}

class DhrEvidenceAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly evidenceId!: string;

  @ApiProperty({ enum: DHR_EVIDENCE_KINDS })
  readonly kind!: (typeof DHR_EVIDENCE_KINDS)[number];

  @ApiProperty({ example: 'Training record' })
  readonly title!: string;

  @ApiProperty({ example: 'https://intranet.example/training-record' })
  readonly content!: string;

  @ApiProperty({ format: 'date', example: '2021-12-10' })
  readonly effectiveOn!: string;

  @ApiPropertyOptional({ format: 'date', example: '2031-12-31' })
  readonly keepUntil?: string;

  @ApiPropertyOptional({ type: DhrGiverAnswer })
  readonly givenBy?: DhrGiverAnswer;
}

class DhrAddressedAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-15' })
  readonly completedOn!: string;

  @ApiProperty({ example: 'All staff are trained.' })
  readonly outcome!: string;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  readonly evidenceIds!: readonly string[];

  @ApiPropertyOptional({ type: DhrGiverAnswer })
  readonly givenBy?: DhrGiverAnswer;
}

class DhrPartysAnswer extends EntryAnswer {
  @ApiProperty({ enum: MATTERS })
  readonly matter!: (typeof MATTERS)[number];

  @ApiProperty({ type: DhrPartyAnswer })
  readonly party!: DhrPartyAnswer;

  @ApiProperty({ type: DhrPartyAnswer, description: 'Itself, or who came to answer for it.' })
  readonly answeredBy!: DhrPartyAnswer;

  @ApiProperty({ enum: ANSWERS })
  readonly answer!: Said;

  @ApiPropertyOptional({ example: 'Half of the staff are still to be trained.' })
  readonly because?: string;

  @ApiPropertyOptional({ type: DhrGiverAnswer })
  readonly givenBy?: DhrGiverAnswer;
}

class DhrTakenBackAnswer extends EntryAnswer {
  @ApiProperty({ enum: MATTERS })
  readonly matter!: (typeof MATTERS)[number];

  @ApiProperty({ type: DhrPartyAnswer })
  readonly party!: DhrPartyAnswer;

  @ApiProperty({ example: 'It was given for another action.' })
  readonly because!: string;

  @ApiProperty({ type: [DhrPartysAnswer], description: 'What it had answered.' })
  readonly formerly!: readonly DhrPartysAnswer[];
}

class DhrEscalationAnswer extends EntryAnswer {
  @ApiProperty({ enum: MATTERS })
  readonly matter!: (typeof MATTERS)[number];

  @ApiProperty({ type: DhrPartyAnswer })
  readonly party!: DhrPartyAnswer;

  @ApiProperty({ format: 'date', example: '2021-05-04' })
  readonly awaitedSince!: string;

  @ApiProperty({ type: 'integer', example: 21 })
  readonly workingDays!: number;

  @ApiPropertyOptional({ example: 'Raised with its chief officer.' })
  readonly note?: string;
}

class DhrCarrierAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid', description: 'The action of that plan.' })
  readonly actionId!: string;

  @ApiProperty({ format: 'uuid', description: 'The group whose plan it is.' })
  readonly bodyId!: string;

  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;
}

class DhrFormerCarrierAnswer extends DhrCarrierAnswer {
  @ApiProperty({ type: DhrReasonAnswer })
  readonly ended!: DhrReasonAnswer;
}

class DhrCarriersProgressAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiProperty({ example: 'CS-2021-07' })
  readonly reference!: string;

  @ApiProperty({ example: 'Train front-line staff' })
  readonly title!: string;

  @ApiProperty({ enum: ACTION_STAGES })
  readonly stage!: (typeof ACTION_STAGES)[number];

  @ApiProperty({ enum: RATINGS })
  readonly deliveryRating!: (typeof RATINGS)[number];

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly targetDate!: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-01-20' })
  readonly lastUpdatedOn?: string;
}

class DhrMatterAnswer {
  @ApiPropertyOptional({ enum: ANSWERS })
  readonly answer?: Said;

  @ApiPropertyOptional({ format: 'date', example: '2021-04-20' })
  readonly on?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-05-04' })
  readonly awaitedSince?: string;

  @ApiProperty({ type: 'integer', example: 12, description: '0 where it is not awaited.' })
  readonly workingDays!: number;

  @ApiProperty({ description: 'Beyond the 20 working days that a party has to answer.' })
  readonly isTooLong!: boolean;

  @ApiPropertyOptional({ format: 'date', example: '2021-06-03' })
  readonly escalatedOn?: string;
}

class DhrPartyStandingAnswer {
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

  @ApiProperty({ type: DhrMatterAnswer })
  readonly plan!: DhrMatterAnswer;

  @ApiProperty({ type: DhrMatterAnswer })
  readonly completion!: DhrMatterAnswer;
}

/** An action on a recommendation: agreed, addressed and signed off are three facts. */
export class DhrActionAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly dhrActionId!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly number!: number;

  @ApiProperty({ example: 'Train all front-line staff in the risk model.' })
  readonly text!: string;

  @ApiProperty({ format: 'uuid' })
  readonly leadAgencyId!: string;

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly targetDate!: string;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly originalTargetDate!: string;

  @ApiProperty({ type: [DhrMilestoneAnswer] })
  readonly milestones!: readonly DhrMilestoneAnswer[];

  @ApiProperty({ type: EntryAnswer })
  readonly set!: EntryAnswer;

  @ApiProperty({ type: [DhrPartySinceAnswer] })
  readonly parties!: readonly DhrPartySinceAnswer[];

  @ApiProperty({ type: [DhrReasonAnswer], description: 'Each time that they were set anew.' })
  readonly partiesSet!: readonly DhrReasonAnswer[];

  @ApiProperty({ type: [DhrMoveAnswer] })
  readonly moves!: readonly DhrMoveAnswer[];

  @ApiProperty({ type: [DhrEvidenceAnswer] })
  readonly evidence!: readonly DhrEvidenceAnswer[];

  @ApiPropertyOptional({ type: DhrAddressedAnswer })
  readonly addressed?: DhrAddressedAnswer;

  @ApiProperty({ type: [DhrReasonAnswer] })
  readonly addressedWithdrawn!: readonly DhrReasonAnswer[];

  @ApiProperty({ type: [DhrPartysAnswer], description: 'Those that stand, the earliest first.' })
  readonly answers!: readonly DhrPartysAnswer[];

  @ApiProperty({ type: [DhrTakenBackAnswer] })
  readonly answersWithdrawn!: readonly DhrTakenBackAnswer[];

  @ApiProperty({ type: [DhrEscalationAnswer] })
  readonly escalations!: readonly DhrEscalationAnswer[];

  @ApiPropertyOptional({ type: DhrCarrierAnswer })
  readonly carriedBy?: DhrCarrierAnswer;

  @ApiProperty({ type: [DhrFormerCarrierAnswer] })
  readonly carriedBefore!: readonly DhrFormerCarrierAnswer[];

  @ApiPropertyOptional({ type: DhrReasonAnswer })
  readonly withdrawn?: DhrReasonAnswer;

  @ApiPropertyOptional({ format: 'date', example: '2021-12-16' })
  readonly addressedOn?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-04-20' })
  readonly agreedOn?: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-01-10' })
  readonly signedOffOn?: string;

  @ApiProperty({ type: 'integer', example: 12, description: '0 once it is addressed.' })
  readonly daysOverdue!: number;

  @ApiProperty({ type: [DhrPartyStandingAnswer], description: 'On the day of asking.' })
  readonly standings!: readonly DhrPartyStandingAnswer[];

  @ApiPropertyOptional({
    type: DhrCarriersProgressAnswer,
    description: 'How the action of a plan goes that carries it.',
  })
  readonly progress?: DhrCarriersProgressAnswer;
}
