import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { CONTEST_STRANDS, type ContestStrand, type Office, OFFICES } from '../events.js';
import { TermsAnswer } from './body.answer.js';
import { AgencyThenAnswer, OfficeThenAnswer } from './who-could.answer.js';

class MemberThenAnswer extends OmitType(OfficeThenAnswer, ['could', 'body']) {}

class StrandThenAnswer {
  @ApiProperty({ enum: CONTEST_STRANDS })
  readonly strand!: ContestStrand;

  @ApiPropertyOptional({ type: AgencyThenAnswer, description: 'Absent where it has no lead.' })
  readonly lead?: AgencyThenAnswer;

  @ApiPropertyOptional({ format: 'date', example: '2021-04-01' })
  readonly from?: string;
}

/** Who a body is on a day: its terms, its office holders, its strands. */
export class MembershipAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Community Safety Business Area Group' })
  readonly name!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly on!: string;

  @ApiProperty({ description: 'Established by then, not dissolved, its set period not over.' })
  readonly exists!: boolean;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-31', description: 'Where it is known.' })
  readonly lastDay?: string;

  @ApiPropertyOptional({ type: TermsAnswer, description: 'In force that day.' })
  readonly terms?: TermsAnswer;

  @ApiProperty({ type: [MemberThenAnswer] })
  readonly offices!: readonly MemberThenAnswer[];

  @ApiProperty({
    enum: OFFICES,
    isArray: true,
    description: 'What nobody holds: the chair; the deputy, where the terms have one.',
  })
  readonly vacant!: readonly Office[];

  @ApiProperty({ type: [StrandThenAnswer], description: 'The four strands, of the Contest Board.' })
  readonly strands!: readonly StrandThenAnswer[];
}
