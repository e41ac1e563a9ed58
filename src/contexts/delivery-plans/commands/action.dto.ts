import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { MoveTargetDate, RejectCompletion, ReportProgress } from '../action.commands.js';
import {
  DATA_QUALITIES,
  DELIVERY_RATINGS,
  type DeliveryRating,
  type Evidence,
  EVIDENCE_KINDS,
  type PlanId,
} from '../events.js';
import { FigureDto } from './plan.dto.js';

/** Every command on an action names the plan that holds it. */
export class OfActionDto extends CommandDto {
  @ApiProperty({ format: 'uuid', description: 'The plan that holds the action.' })
  @IsId()
  planId!: PlanId;
}

/** Reports progress on an action. */
export class ReportProgressDto extends OfActionDto implements Omit<ReportProgress, 'actionId'> {
  @ApiProperty({ enum: DELIVERY_RATINGS })
  @IsIn(DELIVERY_RATINGS)
  deliveryRating!: DeliveryRating;

  @SealedText({
    example: 'Twelve venues signed up; training dates agreed.',
    description: 'Sealed.',
  })
  progress!: Sealed;

  @SealedText({
    optional: true,
    example: 'Hearings were postponed; new dates are set for May.',
    description: 'Why it is at risk or off track, and the recovery.',
  })
  explanation?: Sealed;
}

/** Moves the target date of an action; the original stays visible. */
export class MoveTargetDateDto extends OfActionDto implements Omit<MoveTargetDate, 'actionId'> {
  @ApiProperty({ format: 'date', example: '2022-02-28' })
  @IsPlainDate()
  to!: PlainDate;

  @SealedText({ example: 'Licensing hearings were postponed.', description: 'Why; sealed.' })
  because!: Sealed;
}

class EvidenceDto implements Omit<Evidence, 'evidenceId'> {
  @ApiProperty({ enum: EVIDENCE_KINDS })
  @IsIn(EVIDENCE_KINDS)
  kind!: (typeof EVIDENCE_KINDS)[number];

  @ApiProperty({ example: 'Launch report' })
  @IsString()
  @Length(1, 200)
  title!: string;

  @SealedText({ example: 'https://intranet.example/launch-report', description: 'Sealed.' })
  content!: Sealed;

  @ApiProperty({ format: 'date', example: '2021-12-10', description: 'The day it speaks of.' })
  @IsPlainDate()
  effectiveOn!: PlainDate;
}

/** Proposes that an action is complete, with evidence. */
export class ProposeCompletionDto extends OfActionDto {
  @ApiProperty({ format: 'date', example: '2021-12-15' })
  @IsPlainDate()
  completedOn!: PlainDate;

  @ApiProperty({ type: [EvidenceDto] })
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence!: EvidenceDto[];
}

/** Rejects a proposed completion. */
export class RejectCompletionDto extends OfActionDto implements Omit<RejectCompletion, 'actionId'> {
  @SealedText({ example: 'Two venues have not signed.', description: 'What is missing; sealed.' })
  because!: Sealed;
}

/** Records a figure of a measure; a later one for the same period restates it. */
export class ObserveMeasureDto extends OfActionDto {
  @ApiProperty({ format: 'date', example: '2021-12-31', description: 'Last day that it covers.' })
  @IsPlainDate()
  periodEnd!: PlainDate;

  @ApiProperty({ type: FigureDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => FigureDto)
  figure!: FigureDto;

  @ApiProperty({ enum: DATA_QUALITIES })
  @IsIn(DATA_QUALITIES)
  dataQuality!: (typeof DATA_QUALITIES)[number];
}
