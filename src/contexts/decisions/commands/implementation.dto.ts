import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import type { ActorId } from '../../../kernel/ids.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import {
  IsActorId,
  IsId,
  IsOptional,
  IsPlainDate,
  SealedText,
} from '../../../platform/http/fields.js';
import type { AgencyId } from '../../bodies/contract.js';
import type {
  AssignImplementation,
  MoveImplementationDate,
  ReassignImplementation,
  RejectImplementation,
  ReportImplementation,
  ReportImplementationProgress,
} from '../decision.commands.js';
import { IMPLEMENTATION_RATINGS } from '../events.js';

/** Who carries a decision out. */
abstract class OwnerDto extends CommandDto {
  @ApiProperty({ example: 'Head of Community Safety', description: 'A role in the agency.' })
  @IsString()
  @Length(1, 200)
  owner!: string;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  agencyId!: AgencyId;

  @ApiPropertyOptional({
    example: 'head-of-community-safety',
    description: 'Whom the role means: may report on it, and never confirms it.',
  })
  @IsOptional()
  @IsActorId()
  ownerId?: ActorId;
}

/** Says who is to carry a decision out, and by when. */
export class AssignImplementationDto extends OwnerDto implements AssignImplementation {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  @IsPlainDate()
  due!: PlainDate;
}

/** Gives the implementation to another owner. */
export class ReassignImplementationDto extends OwnerDto implements ReassignImplementation {
  @SealedText({ example: 'The service moved to another agency.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Moves the date of the implementation; the original one stays visible. */
export class MoveImplementationDateDto extends CommandDto implements MoveImplementationDate {
  @ApiProperty({ format: 'date', example: '2022-03-31' })
  @IsPlainDate()
  to!: PlainDate;

  @SealedText({ example: 'The supplier needs longer.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Reports how the implementation goes. May be recorded late. */
export class TrackImplementationDto extends CommandDto implements ReportImplementationProgress {
  @ApiProperty({ enum: IMPLEMENTATION_RATINGS })
  @IsIn(IMPLEMENTATION_RATINGS)
  rating!: (typeof IMPLEMENTATION_RATINGS)[number];

  @SealedText({ example: 'Two of three agencies have signed.', description: 'Sealed.' })
  progress!: Sealed;
}

/** Reports that a decision was carried out, with what shows it. */
export class ReportImplementationDto extends CommandDto implements ReportImplementation {
  @SealedText({
    example: 'The new protocol, signed by all.',
    description: 'What shows it; sealed.',
  })
  evidence!: Sealed;
}

/** Does not accept, as somebody other than who reported it, that a decision was carried out. */
export class RejectImplementationDto extends CommandDto implements RejectImplementation {
  @SealedText({ example: 'One agency has not signed.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Confirms, as somebody other than who reported it, that a decision was carried out. */
export class ConfirmImplementationDto extends CommandDto {}
