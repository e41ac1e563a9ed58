import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import {
  type Area,
  AREAS,
  CODE_BASES,
  type CodeBasis,
  type Descent,
  DESCENTS,
} from '../framework.events.js';

class RequirementAnswer {
  @ApiProperty({ example: 'IN-03' })
  readonly code!: string;

  @ApiProperty({ example: 'Victims are told of key decisions in time' })
  readonly title!: string;

  @ApiProperty({ enum: AREAS })
  readonly area!: Area;

  @ApiPropertyOptional({ example: 'Right 6', description: 'The entitlement or right it measures.' })
  readonly citation?: string;

  @ApiProperty({ enum: DESCENTS, description: 'Since the version before.' })
  readonly descent!: Descent;

  @ApiPropertyOptional({ example: 'IN-02', description: 'Its code in the version before.' })
  readonly from?: string;
}

class FrameworkVersionAnswer {
  @ApiProperty({ type: 'integer', example: 2 })
  readonly version!: number;

  @ApiProperty({ example: "Victims' Code quality assessment framework 2021" })
  readonly title!: string;

  @ApiProperty({ enum: CODE_BASES })
  readonly basis!: CodeBasis;

  @ApiProperty({ format: 'date', example: '2021-06-01' })
  readonly inForceFrom!: string;

  @ApiProperty({ type: [RequirementAnswer] })
  readonly requirements!: readonly RequirementAnswer[];

  @ApiProperty({
    type: [String],
    example: ['CR-07'],
    description: 'What the version before had, and this one has no more.',
  })
  readonly dropped!: readonly string[];

  @ApiProperty({ description: 'Whether its contents stand in no source.' })
  readonly illustrative!: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'By which the Board adopted it.' })
  readonly decisionId?: string;

  @ApiProperty({ type: EntryAnswer })
  readonly adopted!: EntryAnswer;
}

/** By what a Board has compliance with the Victims' Code measured. */
export class FrameworkAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly frameworkId!: string;

  @ApiProperty({ format: 'uuid', description: 'The Board that commissioned it.' })
  readonly boardId!: string;

  @ApiProperty({ type: [FrameworkVersionAnswer], description: 'The earliest first.' })
  readonly versions!: readonly FrameworkVersionAnswer[];
}
