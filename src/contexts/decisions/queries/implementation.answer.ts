import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { IMPLEMENTATION_RATINGS } from '../events.js';

class ReassignedImplementationAnswer extends EntryAnswer {
  @ApiProperty({ example: 'Head of Community Safety' })
  readonly formerOwner!: string;

  @ApiProperty({ format: 'uuid' })
  readonly formerAgencyId!: string;

  @ApiProperty({ example: 'The service moved to another agency.' })
  readonly because!: string;
}

class MovedImplementationAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly from!: string;

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly to!: string;

  @ApiProperty({ example: 'The supplier needs longer.' })
  readonly because!: string;
}

class ImplementationProgressAnswer extends EntryAnswer {
  @ApiProperty({ enum: IMPLEMENTATION_RATINGS })
  readonly rating!: (typeof IMPLEMENTATION_RATINGS)[number];

  @ApiProperty({ example: 'Two of three agencies have signed.' })
  readonly progress!: string;
}

class ReportedImplementationAnswer extends EntryAnswer {
  @ApiProperty({ example: 'The new protocol, signed by all.', description: 'What shows it.' })
  readonly evidence!: string;
}

class RejectedImplementationAnswer extends EntryAnswer {
  @ApiProperty({ example: 'One agency has not signed.' })
  readonly because!: string;
}

/** What is done about carrying a decision out. */
export class ImplementationAnswer {
  @ApiProperty({ example: 'Head of Community Safety', description: 'A role in the agency.' })
  readonly owner!: string;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiPropertyOptional({
    example: 'head-of-community-safety',
    description: 'Whom the role means, where that is known.',
  })
  readonly ownerId?: string;

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly due!: string;

  @ApiProperty({
    format: 'date',
    example: '2021-12-31',
    description: 'As first assigned, however often it was moved.',
  })
  readonly originalDue!: string;

  @ApiProperty({ type: EntryAnswer })
  readonly assigned!: EntryAnswer;

  @ApiProperty({ type: [ReassignedImplementationAnswer], description: 'Who had it before.' })
  readonly reassigned!: readonly ReassignedImplementationAnswer[];

  @ApiProperty({ type: [MovedImplementationAnswer] })
  readonly moved!: readonly MovedImplementationAnswer[];

  @ApiProperty({
    type: [ImplementationProgressAnswer],
    description: 'In the order in which it happened; the last stands.',
  })
  readonly progress!: readonly ImplementationProgressAnswer[];

  @ApiProperty({
    type: [ReportedImplementationAnswer],
    description: 'In the order of recording; the last stands.',
  })
  readonly reports!: readonly ReportedImplementationAnswer[];

  @ApiProperty({
    type: [RejectedImplementationAnswer],
    description: 'Reports that somebody else did not accept.',
  })
  readonly rejections!: readonly RejectedImplementationAnswer[];

  @ApiPropertyOptional({
    type: EntryAnswer,
    description: 'By somebody other than who reported it.',
  })
  readonly confirmed?: EntryAnswer;
}
