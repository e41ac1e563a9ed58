import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Fault, ProblemDetails } from './problem.js';

export class FaultDto implements Fault {
  @ApiProperty({ example: 'ACTION.VERIFIER_IS_PROPOSER', description: 'Stable.' })
  code!: string;

  @ApiProperty({ example: 'Somebody other than the proposer verifies the completion.' })
  message!: string;

  @ApiPropertyOptional({
    example: '/targetDate',
    description: 'JSON pointer, or name of a header or query field.',
  })
  at?: string;

  @ApiPropertyOptional({ example: 'Domain, register 3', description: 'Where the rule comes from.' })
  source?: string;

  @ApiPropertyOptional({ enum: ['source', 'law', 'ours'] })
  kind?: 'source' | 'law' | 'ours';
}

/** Problem details (RFC 9457) with every fault at once. */
export class ProblemDto implements ProblemDetails {
  @ApiProperty({ example: 'urn:partnership-ledger:problem:ACTION.VERIFIER_IS_PROPOSER' })
  type!: string;

  @ApiProperty({ example: 'The rules do not allow this' })
  title!: string;

  @ApiProperty({ example: 403 })
  status!: number;

  @ApiProperty({ example: 'Somebody other than the proposer verifies the completion.' })
  detail!: string;

  @ApiProperty({ example: 'ACTION.VERIFIER_IS_PROPOSER' })
  code!: string;

  @ApiPropertyOptional({ example: 'urn:uuid:0190aa5e-7c1e-7000-8000-000000000000' })
  instance?: string;

  @ApiProperty({ type: [FaultDto] })
  faults!: readonly FaultDto[];
}
