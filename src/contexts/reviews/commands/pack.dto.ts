import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsOptional } from '../../../platform/http/fields.js';
import { ISSUED_KINDS, PACK_FILES, PACK_PARTS, type PackFile, type PackPart } from '../events.js';

/** Issues the pack, or after the close the record, under its digest. */
export class IssuePackDto extends CommandDto {
  @ApiProperty({ enum: ISSUED_KINDS })
  @IsIn(ISSUED_KINDS)
  kind!: (typeof ISSUED_KINDS)[number];

  @ApiPropertyOptional({
    enum: PACK_PARTS,
    default: 1,
    description: 'Part 2 holds what is restricted, for those cleared.',
  })
  @IsOptional()
  @IsIn(PACK_PARTS)
  part?: PackPart;

  @ApiPropertyOptional({
    enum: PACK_FILES,
    isArray: true,
    description: 'In which it is handed out; its digest is that of the JSON.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PACK_FILES, { each: true })
  files?: PackFile[];
}
