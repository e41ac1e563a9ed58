import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, Length, ValidateNested } from 'class-validator';
import type { ActorId } from '../../../kernel/ids.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import {
  IsActorId,
  IsId,
  IsOptional,
  IsPlainDate,
  SealedText,
} from '../../../platform/http/fields.js';
import { type DeclaredInterest, INTEREST_NATURES, type ItemId } from '../events.js';
import type { DeclareInterest, WithdrawInterest } from '../meeting.commands.js';

class DispensationDto implements NonNullable<DeclaredInterest['dispensation']> {
  @ApiProperty({ format: 'date', example: '2021-09-01' })
  @IsPlainDate()
  grantedOn!: PlainDate;

  @ApiProperty({ example: 'Monitoring officer', description: 'A role or a body.' })
  @IsString()
  @Length(1, 200)
  grantedBy!: string;
}

/** Records an interest that somebody declared in an item, where the terms of reference have the rule. */
export class DeclareInterestDto extends CommandDto implements DeclareInterest {
  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  @IsId()
  itemId!: ItemId;

  @ApiProperty({ example: 'scb-member', description: 'The id in the token, which names nobody.' })
  @IsActorId()
  person!: ActorId;

  @ApiProperty({
    enum: INTEREST_NATURES,
    description: 'A prejudicial one without a dispensation bars from deciding the item.',
  })
  @IsIn(INTEREST_NATURES)
  nature!: (typeof INTEREST_NATURES)[number];

  @SealedText({
    example: 'A trustee of the charity that would be funded.',
    description: 'What it is; sealed.',
  })
  interest!: Sealed;

  @ApiPropertyOptional({ type: DispensationDto, description: 'Obtained before the item.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DispensationDto)
  dispensation?: DispensationDto;
}

/** Takes back an interest that was declared by mistake. */
export class WithdrawInterestDto extends CommandDto implements WithdrawInterest {
  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  @IsId()
  itemId!: ItemId;

  @ApiProperty({ example: 'scb-member' })
  @IsActorId()
  person!: ActorId;

  @SealedText({ example: 'It was another item.', description: 'Why; sealed.' })
  because!: Sealed;
}
