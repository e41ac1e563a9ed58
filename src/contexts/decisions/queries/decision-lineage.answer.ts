import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { CONTRADICTIONS } from './contradictions.js';
import { DecisionWordingAnswer } from './decision.answer.js';

/** Another decision, as far as one needs to know it to find it. */
export class RelatedDecisionAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ example: 'SCB-2021-014' })
  readonly reference!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly takenOn!: string;

  @ApiProperty({ example: 'Commission a report on repeat victims' })
  readonly text!: string;
}

class ConsequenceAnswer extends EntryAnswer {
  @ApiProperty({ example: 'plan-approved.v1', description: 'The event that names the decision.' })
  readonly type!: string;

  @ApiProperty({ example: 'plan-0190aa5e-7c1e-7000-8000-000000000000' })
  readonly stream!: string;
}

class ContradictionAnswer {
  @ApiProperty({ enum: CONTRADICTIONS })
  readonly kind!: (typeof CONTRADICTIONS)[number];

  @ApiPropertyOptional({ example: 'scb-member', description: 'Absent where about a decision.' })
  readonly person?: string;
}

/** What a decision read, what it replaced and what replaced it, what rests on it, and what was contradicted since. */
export class DecisionLineageAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ example: 'SCB-2021-014' })
  readonly reference!: string;

  @ApiProperty({
    type: [DecisionWordingAnswer],
    description: 'Every wording that it had, the first one first.',
  })
  readonly wordings!: readonly DecisionWordingAnswer[];

  @ApiProperty({ type: [RelatedDecisionAnswer], description: 'That it took the place of.' })
  readonly supersedes!: readonly RelatedDecisionAnswer[];

  @ApiProperty({ type: [RelatedDecisionAnswer], description: 'That it rescinded.' })
  readonly rescinds!: readonly RelatedDecisionAnswer[];

  @ApiProperty({ type: [RelatedDecisionAnswer], description: 'That are about it.' })
  readonly concernedBy!: readonly RelatedDecisionAnswer[];

  @ApiPropertyOptional({
    type: RelatedDecisionAnswer,
    description: 'That superseded or rescinded it.',
  })
  readonly endedBy?: RelatedDecisionAnswer;

  @ApiProperty({
    type: [ConsequenceAnswer],
    description: 'Every fact that names it, in the order of recording.',
  })
  readonly ledTo!: readonly ConsequenceAnswer[];

  @ApiProperty({
    type: [ContradictionAnswer],
    description: 'Where what it relied on has been contradicted since: for people to judge.',
  })
  readonly contradictions!: readonly ContradictionAnswer[];
}
