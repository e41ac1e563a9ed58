import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, Length, Matches, ValidateNested } from 'class-validator';
import type { Basis, Provenance } from '../../kernel/envelope.js';
import type { ActorId } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import { IsActorId, IsOptional, IsPlainDate, SealedText } from './fields.js';

/** Where a fact comes from, when it was taken from a document. */
export class ProvenanceDto implements Provenance {
  @ApiPropertyOptional({
    enum: ['stated', 'reconstructed', 'illustrative'],
    description: 'How far the source carries the fact.',
  })
  @IsIn(['stated', 'reconstructed', 'illustrative'])
  basis!: Basis;

  @ApiPropertyOptional({ example: 'S4:358', description: 'File and line.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\p{Cc}]*$/u)
  source?: string;
}

/** What every command may say besides its own data. */
export class CommandDto {
  @ApiPropertyOptional({
    format: 'date',
    example: '2021-09-14',
    description: 'The day it happened, in Europe/London; today unless given. Never in the future.',
  })
  @IsOptional()
  @IsPlainDate()
  effectiveAt?: PlainDate;

  @ApiPropertyOptional({
    example: 'chair-of-community-safety',
    description: 'Who gave it, where somebody else enters it: the secretariat only.',
  })
  @IsOptional()
  @IsActorId()
  onBehalfOf?: ActorId;

  @SealedText({
    optional: true,
    maxLength: 1_000,
    example: 'Entered from the signed minutes.',
    description: 'Why, where it needs saying; sealed.',
  })
  reason?: Sealed;

  @ApiPropertyOptional({ type: ProvenanceDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ProvenanceDto)
  provenance?: ProvenanceDto;
}

/** What a DTO says beyond the circumstances of a command: the domain command's data. */
export type DataOf<Dto extends CommandDto> = Omit<Dto, keyof CommandDto>;

/** The domain command's data of a DTO, without the circumstances and without absent members. */
export const dataOf = <Dto extends CommandDto>(dto: Dto): DataOf<Dto> => {
  const { effectiveAt: _e, onBehalfOf: _o, reason: _r, provenance: _p, ...data } = dto;
  return data;
};
