import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { GrantScopeDto } from '../commands/access-grant.dto.js';
import { GRANT_STANDINGS, type GrantStanding } from '../grant-standing.js';

class RevokedAccessAnswer extends EntryAnswer {
  @ApiProperty({ example: 'The audit ended early.' })
  readonly because!: string;
}

/** A grant of access, and how it stands at the moment of asking. */
export class AccessGrantAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly grantId!: string;

  @ApiProperty({ example: 'auditor', description: 'Who may read: an id that names nobody.' })
  readonly grantee!: string;

  @ApiProperty({ type: GrantScopeDto })
  readonly scope!: GrantScopeDto;

  @ApiProperty({ example: 'Sampling of closed actions for the yearly audit.' })
  readonly purpose!: string;

  @ApiProperty({ format: 'date-time', example: '2022-04-01T09:00:00.000Z' })
  readonly from!: string;

  @ApiProperty({
    format: 'date-time',
    example: '2022-04-14T17:00:00.000Z',
    description: 'From then on it opens nothing.',
  })
  readonly until!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision that it rests on.' })
  readonly decisionId?: string;

  @ApiProperty({ type: EntryAnswer })
  readonly granted!: EntryAnswer;

  @ApiPropertyOptional({ type: RevokedAccessAnswer })
  readonly revoked?: RevokedAccessAnswer;

  @ApiPropertyOptional({ format: 'date-time', example: '2022-04-08T09:00:00.000Z' })
  readonly revokedAt?: string;

  @ApiProperty({ enum: GRANT_STANDINGS, description: 'Now, or at the moment of `asAt`.' })
  readonly standing!: GrantStanding;
}
