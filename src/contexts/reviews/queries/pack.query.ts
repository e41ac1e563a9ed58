import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { IsOptional } from '../../../platform/http/fields.js';
import { PACK_PARTS, type PackPart } from '../events.js';

const asNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;

/** Which part of a record. */
export class RecordQuery {
  @ApiPropertyOptional({
    enum: PACK_PARTS,
    default: 1,
    description: 'Part 2 holds what is restricted, for those cleared.',
  })
  @IsOptional()
  @Transform(asNumber)
  @IsIn([...PACK_PARTS])
  part?: PackPart;
}

/** Which part of a pack, and which version of its position. */
export class PackQuery extends RecordQuery {
  @ApiPropertyOptional({
    example: 1,
    minimum: 1,
    maximum: 999,
    description: 'Of the position: the freeze made version 1. The last one where it is not given.',
  })
  @IsOptional()
  @Transform(asNumber)
  @IsInt()
  @Min(1)
  @Max(999)
  version?: number;
}
