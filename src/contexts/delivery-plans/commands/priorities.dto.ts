import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId } from '../../../platform/http/fields.js';
import type { BodyId } from '../../bodies/contract.js';
import type { DecisionId } from '../../decisions/contract.js';
import { PLAN_YEAR_PATTERN, type PlanYear, type Priority } from '../events.js';

class PriorityDto implements Omit<Priority, 'priorityId'> {
  @ApiProperty({ example: 'Domestic & Sexual Abuse' })
  @IsString()
  @Length(1, 200)
  title!: string;
}

/** Records the priorities that the Board adopted for a plan year. */
export class AdoptPrioritiesDto extends CommandDto {
  @ApiProperty({ format: 'uuid', description: 'The Board.' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ example: '2021/22' })
  @Matches(new RegExp(PLAN_YEAR_PATTERN), { message: 'planYear must be as 2021/22' })
  planYear!: PlanYear;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  decisionId!: DecisionId;

  @ApiProperty({ type: [PriorityDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PriorityDto)
  priorities!: PriorityDto[];
}
