import { ApiProperty } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';

class PriorityAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly priorityId!: string;

  @ApiProperty({ example: 'Domestic & Sexual Abuse' })
  readonly title!: string;
}

/** The priorities that a Board adopted for a plan year. */
export class PrioritiesAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid', description: 'The Board.' })
  readonly bodyId!: string;

  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;

  @ApiProperty({ format: 'uuid', description: 'The decision that adopted them.' })
  readonly decisionId!: string;

  @ApiProperty({ type: [PriorityAnswer] })
  readonly priorities!: readonly PriorityAnswer[];

  @ApiProperty({ type: EntryAnswer })
  readonly adopted!: EntryAnswer;
}
