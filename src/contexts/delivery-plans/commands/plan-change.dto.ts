import { ApiProperty, ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean } from 'class-validator';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, SealedText } from '../../../platform/http/fields.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { ActionId, PlanId } from '../events.js';
import type { ActionHolder, ActionWording, ChangeId } from '../in-year-events.js';
import type {
  AddAction,
  ApproveChanges,
  ChangeOfPlan,
  OfActionInDraft,
  RollActionForward,
} from '../plan-change.commands.js';
import { ProposeActionDto, SetMeasureDto, SetOutcomeDto } from './plan.dto.js';

/** What every in-year change says: why, and by which decision where it is material. */
export class ChangeOfPlanDto extends CommandDto implements Omit<ChangeOfPlan, 'changeId'> {
  @SealedText({ example: 'The source of the figure changed.', description: 'Why; sealed.' })
  because!: Sealed;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'By which the Board approved it: a material change needs one.',
  })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;
}

class AheadOfApprovalDto implements Pick<AddAction, 'aheadOfApproval'> {
  @ApiPropertyOptional({
    description: 'Work begins before the Board has approved it; flagged until then.',
  })
  @IsOptional()
  @IsBoolean()
  aheadOfApproval?: boolean;
}

/** Adds an action to an approved plan. */
export class AddActionDto extends IntersectionType(
  ProposeActionDto,
  PickType(ChangeOfPlanDto, ['because', 'decisionId']),
  AheadOfApprovalDto,
) {}

/** Says anew what an action is and what it serves. */
export class ChangeActionDto
  extends IntersectionType(
    ChangeOfPlanDto,
    PickType(ProposeActionDto, [
      'title',
      'priorityId',
      'outcomeId',
      'measureId',
      'starts',
      'marking',
    ]),
  )
  implements ActionWording {}

/** Puts an action into other hands: another lead agency, or another owner within it. */
export class ReassignActionDto
  extends IntersectionType(
    ChangeOfPlanDto,
    PickType(ProposeActionDto, ['leadAgencyId', 'owner', 'ownerId']),
  )
  implements ActionHolder {}

/** Adds an outcome to an approved plan, or says one anew. */
export class ChangeOutcomeDto extends IntersectionType(
  SetOutcomeDto,
  PickType(ChangeOfPlanDto, ['because', 'decisionId']),
) {}

/** Adds a measure to an approved plan, or defines one anew. */
export class ChangeMeasureDto extends IntersectionType(
  SetMeasureDto,
  PickType(ChangeOfPlanDto, ['because', 'decisionId']),
) {}

/** Records that the Board approved what was added ahead of its approval. */
export class ApproveChangesDto extends CommandDto implements ApproveChanges {
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsId({ each: true })
  changeIds!: ChangeId[];

  @ApiProperty({ format: 'uuid' })
  @IsId()
  decisionId!: DecisionId;
}

/** Ends an action here, because an action of a later plan takes its work on. */
export class RollForwardDto extends CommandDto implements Omit<RollActionForward, 'actionId'> {
  @ApiProperty({ format: 'uuid', description: 'The plan that takes it on.' })
  @IsId()
  toPlanId!: PlanId;

  @ApiProperty({ format: 'uuid', description: 'The action there, which names this one.' })
  @IsId()
  toActionId!: ActionId;
}

/** Says why, of an action whose plan the Board has not approved. */
export class OfActionInDraftDto extends CommandDto implements Omit<OfActionInDraft, 'actionId'> {
  @SealedText({ example: 'The grant must be spent by June.', description: 'Why; sealed.' })
  because!: Sealed;
}
