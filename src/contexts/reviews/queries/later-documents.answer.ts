import { ApiProperty } from '@nestjs/swagger';
import { PACK_PARTS, type PackPart } from '../events.js';
import type { AddendumDocument } from './addendum.js';
import type { OutturnDocument } from './outturn.js';

class LaterDocumentAnswer {
  @ApiProperty({ enum: [1] })
  readonly format!: 1;

  @ApiProperty({ example: 'Safer Cumbria' })
  readonly ledger!: string;

  @ApiProperty({ description: 'The clock was set by hand: an example, never evidence.' })
  readonly simulated!: boolean;

  @ApiProperty({ format: 'uuid' })
  readonly reviewId!: AddendumDocument['reviewId'];

  @ApiProperty({ example: 'March 2022 accountability review' })
  readonly title!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly positionDate!: AddendumDocument['positionDate'];

  @ApiProperty({ type: 'integer', example: 1 })
  readonly positionVersion!: number;

  @ApiProperty({ example: '1410', description: 'The last position of the log that it takes in.' })
  readonly upTo!: AddendumDocument['upTo'];

  @ApiProperty({ type: 'integer', example: 0, description: 'Restricted, and only counted.' })
  readonly withheld!: number;
}

/** What had happened by the position date and was recorded only after the position was taken. */
export class AddendumAnswer extends LaterDocumentAnswer implements AddendumDocument {
  @ApiProperty({ enum: ['addendum'] })
  readonly kind!: 'addendum';

  @ApiProperty({ enum: PACK_PARTS })
  readonly part!: PackPart;

  @ApiProperty({ example: '1042', description: 'Where the position was cut.' })
  readonly after!: string;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly facts!: AddendumDocument['facts'];
}

/** What changed between the provisional position and the end of the year. */
export class OutturnDocumentAnswer extends LaterDocumentAnswer implements OutturnDocument {
  @ApiProperty({ enum: ['outturn'] })
  readonly kind!: 'outturn';

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly yearEnds!: OutturnDocument['yearEnds'];

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly changes!: OutturnDocument['changes'];
}
