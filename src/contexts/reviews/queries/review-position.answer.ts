import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { ISSUED_KINDS, PACK_FILES, PACK_PARTS, type PackFile, type PackPart } from '../events.js';

export class FreezeAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly positionDate!: string;

  @ApiProperty({ example: '1042', description: 'Of the freeze in the log: the cut is all before.' })
  readonly position!: string;

  @ApiProperty({
    type: 'integer',
    example: 1,
    description: 'In which pack and record are written, for ever.',
  })
  readonly packFormat!: number;
}

/** A later cut for the same day, because the one before was wrong. */
export class PositionCorrectionAnswer extends FreezeAnswer {
  @ApiProperty({ type: 'integer', example: 2, description: 'Of position and pack.' })
  readonly version!: number;

  @ApiProperty({ example: 'One action was rated by mistake.' })
  readonly because!: string;
}

export class IssuedPackAnswer extends EntryAnswer {
  @ApiProperty({ enum: ISSUED_KINDS })
  readonly kind!: (typeof ISSUED_KINDS)[number];

  @ApiProperty({ enum: PACK_PARTS, description: 'Part 2 holds what is restricted.' })
  readonly part!: PackPart;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly version!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly packFormat!: number;

  @ApiProperty({
    pattern: '^[0-9a-f]{64}$',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'SHA-256 of its JSON, as `GET …/pack` and `GET …/record` give it.',
  })
  readonly digest!: string;

  @ApiPropertyOptional({ enum: PACK_FILES, isArray: true, description: 'As it was handed out.' })
  readonly files?: readonly PackFile[];
}
