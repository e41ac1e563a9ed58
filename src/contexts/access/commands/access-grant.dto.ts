import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, ValidateNested } from 'class-validator';
import type { ActorId, Uuid } from '../../../kernel/ids.js';
import type { Instant } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import type { DecisionId } from '../../decisions/contract.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import {
  IsActorId,
  IsId,
  IsMoment,
  IsOptional,
  SealedText,
} from '../../../platform/http/fields.js';
import type { GrantAccess, RevokeAccess } from '../access-grant.js';
import { GRANTED_KINDS, type GrantedKind, type GrantScope } from '../events.js';

/** What a grant opens. */
export class GrantScopeDto implements GrantScope {
  @ApiProperty({
    enum: GRANTED_KINDS,
    description:
      'Restricted actions, those of one plan, decisions, Part 2 of what a review issues, homicide reviews that are not published, or all that is restricted of one body.',
  })
  @IsIn([...GRANTED_KINDS])
  kind!: GrantedKind;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Of the action, plan, decision, review or body; without it every action, decision or homicide review.',
  })
  @IsOptional()
  @IsId()
  recordId?: Uuid;
}

/** Lets a named person read what is restricted, for a purpose and a time. */
export class GrantAccessDto extends CommandDto implements Omit<GrantAccess, 'grantId'> {
  @ApiProperty({ example: 'auditor', description: 'Who may read: never whoever grants it.' })
  @IsActorId()
  grantee!: ActorId;

  @ApiProperty({ type: GrantScopeDto })
  @IsObject()
  @ValidateNested()
  @Type(() => GrantScopeDto)
  scope!: GrantScopeDto;

  @SealedText({
    maxLength: 1_000,
    example: 'Sampling of closed actions for the yearly audit.',
    description: 'What it is read for; sealed.',
  })
  purpose!: Sealed;

  @IsMoment({ optional: true, description: 'From when it opens; from now unless given.' })
  from?: Instant;

  @IsMoment({ description: 'From then on it opens nothing: 31 days later at the most.' })
  until!: Instant;

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision that it rests on, if any.' })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;
}

/** Ends a grant before its time. */
export class RevokeAccessDto extends CommandDto implements RevokeAccess {
  @SealedText({ maxLength: 1_000, example: 'The audit ended early.' })
  because!: Sealed;
}
