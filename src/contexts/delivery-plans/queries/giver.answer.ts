import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CAPACITIES } from '../../../kernel/actor.js';

/** As whom somebody gave what the secretariat entered for them. */
export class GiverAnswer {
  @ApiProperty({ enum: CAPACITIES })
  readonly capacity!: (typeof CAPACITIES)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'Their agency.' })
  readonly organisation?: string;
}
