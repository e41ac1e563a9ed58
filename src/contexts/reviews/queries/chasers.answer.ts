import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { GroupNamedAnswer } from './my-return.answer.js';

class ReviewTitleAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly reviewId!: string;

  @ApiProperty({ example: 'March 2022 accountability review' })
  readonly title!: string;
}

class ChaserTextAnswer {
  @ApiPropertyOptional({
    format: 'uuid',
    description: "The agency that leads on what it lists; none in that for the group's chair.",
  })
  readonly leadAgencyId?: string;

  @ApiProperty({ example: 'Superintendent, chair of Community Safety' })
  readonly to!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'What it lists: to be recorded once it was sent.',
  })
  readonly actionIds!: readonly string[];

  @ApiProperty({ example: 'To: Cumbria Police\nMarch 2022 accountability review: returns close …' })
  readonly text!: string;
}

/** Reminders ready to be sent: each lists what is asked of whoever reads it. */
export class ChasersAnswer {
  @ApiProperty({ type: ReviewTitleAnswer })
  readonly review!: ReviewTitleAnswer;

  @ApiProperty({ type: GroupNamedAnswer })
  readonly group!: GroupNamedAnswer;

  @ApiProperty({ format: 'date', example: '2022-02-23' })
  readonly returnsClose!: string;

  @ApiProperty({
    type: [ChaserTextAnswer],
    description: "The group's chair first; empty once the return is confirmed.",
  })
  readonly chasers!: readonly ChaserTextAnswer[];
}
