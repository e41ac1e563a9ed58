import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  ValidateNested,
} from 'class-validator';
import type { Uuid } from '../../../kernel/ids.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { AgencyId } from '../../bodies/contract.js';
import type { ActionId, PlanId } from '../../delivery-plans/contract.js';
import type {
  AddressDhrAction,
  AnswerAsParty,
  Because,
  CarryDhrAction,
  MoveDhrTargetDate,
  Noted,
  OfDhrAction,
  OfParty,
  SetDhrAction,
  SetParties,
} from '../dhr.commands.js';
import {
  COMPLETION_ANSWERS,
  DHR_EVIDENCE_KINDS,
  type DhrActionId,
  type DhrEvidence,
  type Matter,
  MATTERS,
  type Milestone,
  type Party,
  PARTY_KINDS,
  PLAN_ANSWERS,
} from '../events.js';

class PartyDto implements Party {
  @ApiProperty({ enum: PARTY_KINDS, description: 'A body is a district partnership.' })
  @IsIn(PARTY_KINDS)
  kind!: (typeof PARTY_KINDS)[number];

  @ApiProperty({ format: 'uuid', description: 'Of the agency, or of the partnership.' })
  @IsId()
  id!: Uuid;
}

class MilestoneDto implements Omit<Milestone, 'milestoneId' | 'number'> {
  @SealedText({
    maxLength: 1_000,
    example: 'Training agreed with all agencies',
    description: 'Sealed.',
  })
  text!: Sealed;

  @ApiProperty({ format: 'date', example: '2021-09-30' })
  @IsPlainDate()
  due!: PlainDate;
}

/** Sets an action that answers an accepted recommendation. */
export class SetDhrActionDto
  extends CommandDto
  implements Omit<SetDhrAction, 'dhrActionId' | 'recommendationId' | 'milestones'>
{
  @SealedText({ example: 'Train all front-line staff in the risk model.', description: 'Sealed.' })
  text!: Sealed;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  leadAgencyId!: AgencyId;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  @IsPlainDate()
  targetDate!: PlainDate;

  @ApiProperty({ type: [MilestoneDto], description: 'In the order of their numbers.' })
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MilestoneDto)
  milestones!: MilestoneDto[];

  @ApiPropertyOptional({
    type: [PartyDto],
    description:
      'Who is to agree to it and to sign it off; the lead agency and the commissioning partnership, unless said.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartyDto)
  parties?: PartyDto[];
}

/** Says anew who the relevant parties of an action are. */
export class SetPartiesDto extends CommandDto implements Omit<SetParties, keyof OfDhrAction> {
  @ApiProperty({ type: [PartyDto] })
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartyDto)
  parties!: PartyDto[];

  @SealedText({ example: 'The training is now run by both.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Moves the target date of a review action; the original stays visible. */
export class MoveDhrTargetDateDto
  extends CommandDto
  implements Omit<MoveDhrTargetDate, keyof OfDhrAction>
{
  @ApiProperty({ format: 'date', example: '2022-03-31' })
  @IsPlainDate()
  to!: PlainDate;

  @SealedText({ example: 'The trainer left.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Says that a milestone was reached, on the day it took effect. */
export class ReachMilestoneDto extends CommandDto implements Noted {
  @SealedText({ optional: true, example: 'All agencies agreed.', description: 'Sealed.' })
  note?: Sealed;
}

/** Gives evidence that an action was done: what is said of it, or where it is. */
export class AddDhrEvidenceDto extends CommandDto implements Omit<DhrEvidence, 'evidenceId'> {
  @ApiProperty({ enum: DHR_EVIDENCE_KINDS })
  @IsIn(DHR_EVIDENCE_KINDS)
  kind!: (typeof DHR_EVIDENCE_KINDS)[number];

  @SealedText({ maxLength: 200, example: 'Training record', description: 'Sealed.' })
  title!: Sealed;

  @SealedText({
    example: 'https://intranet.example/training-record',
    description: 'The link or the statement; sealed.',
  })
  content!: Sealed;

  @ApiProperty({ format: 'date', example: '2021-12-10', description: 'The day it speaks of.' })
  @IsPlainDate()
  effectiveOn!: PlainDate;

  @ApiPropertyOptional({ format: 'date', example: '2031-12-31', description: 'Kept until then.' })
  @IsOptional()
  @IsPlainDate()
  keepUntil?: PlainDate;
}

/** Links a review action with the action of a delivery plan that carries it. */
export class CarryDhrActionDto
  extends CommandDto
  implements Omit<CarryDhrAction, keyof OfDhrAction>
{
  @ApiProperty({ format: 'uuid', description: 'The plan that holds it.' })
  @IsId()
  planId!: PlanId;

  @ApiProperty({ format: 'uuid', description: 'The action of that plan.' })
  @IsId()
  actionId!: ActionId;
}

/** Says that an action was addressed: when it was completed, and what came of it. */
export class AddressDhrActionDto
  extends CommandDto
  implements Omit<AddressDhrAction, keyof OfDhrAction>
{
  @ApiProperty({ format: 'date', example: '2021-12-15' })
  @IsPlainDate()
  completedOn!: PlainDate;

  @SealedText({ example: 'All staff are trained.', description: 'What came of it; sealed.' })
  outcome!: Sealed;
}

class PlanAnswerDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  dhrActionId!: DhrActionId;

  @ApiProperty({ enum: PLAN_ANSWERS })
  @IsIn(PLAN_ANSWERS)
  answer!: (typeof PLAN_ANSWERS)[number];

  @SealedText({
    optional: true,
    example: 'The date cannot be kept.',
    description: 'Why, where it is rejected: refused without; sealed.',
  })
  because?: Sealed;
}

class CompletionAnswerDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  dhrActionId!: DhrActionId;

  @ApiProperty({ enum: COMPLETION_ANSWERS })
  @IsIn(COMPLETION_ANSWERS)
  answer!: (typeof COMPLETION_ANSWERS)[number];

  @SealedText({
    optional: true,
    example: 'Half of the staff are still to be trained.',
    description: 'Why, where it is rejected: refused without; sealed.',
  })
  because?: Sealed;
}

const byAction = ({ dhrActionId }: { readonly dhrActionId?: unknown } = {}): unknown => dhrActionId;

class AsPartyDto extends CommandDto {
  @ApiProperty({ type: PartyDto, description: 'The party, as it stands with the action.' })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  party!: PartyDto;
}

/** A party agrees to actions of a review, or rejects them: all at once, or none. */
export class AnswerPlanDto
  extends AsPartyDto
  implements AnswerAsParty<(typeof PLAN_ANSWERS)[number]>
{
  @ApiProperty({ type: [PlanAnswerDto] })
  @IsDefined()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique(byAction)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlanAnswerDto)
  answers!: PlanAnswerDto[];
}

/** A party signs off actions of a review, or rejects their completion: all at once, or none. */
export class AnswerCompletionDto
  extends AsPartyDto
  implements AnswerAsParty<(typeof COMPLETION_ANSWERS)[number]>
{
  @ApiProperty({ type: [CompletionAnswerDto] })
  @IsDefined()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique(byAction)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CompletionAnswerDto)
  answers!: CompletionAnswerDto[];
}

class OfPartyDto extends CommandDto implements Omit<OfParty, keyof OfDhrAction> {
  @ApiProperty({ enum: MATTERS, description: 'Whether of its agreement or of its sign-off.' })
  @IsIn(MATTERS)
  matter!: Matter;

  @ApiProperty({ type: PartyDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  party!: PartyDto;
}

/** Takes back what a party answered. */
export class WithdrawAnswerDto extends OfPartyDto implements Because {
  @SealedText({ example: 'It was given for another action.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Takes the silence of a party further. */
export class EscalateSilenceDto extends OfPartyDto implements Noted {
  @SealedText({
    optional: true,
    example: 'Raised with its chief officer.',
    description: 'With whom, and how; sealed.',
  })
  note?: Sealed;
}
