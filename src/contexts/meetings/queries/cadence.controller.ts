import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { bodyRegister, type BodyRow } from '../../../../projections/body-register/body-register.js';
import { meetingRegister } from '../../../../projections/meeting-register/meeting-register.js';
import { CutQuery, Views } from '../../../platform/http/view-query.js';
import { ViewRoute } from '../../../platform/http/view-routes.js';
import { bodyExistsOn } from '../../bodies/contract.js';
import { cadenceInWords } from '../cadence-in-words.js';
import { type Cadence, cadenceOn } from '../cadence.js';
import { CadencesOnADayAnswer } from './cadence.answer.js';

type CadenceOfBody = Pick<BodyRow, 'bodyId' | 'name' | 'shortName' | 'kind'> &
  Cadence & { readonly words: string };

@ApiTags('Meetings')
@Controller('v1/cadence')
export class CadenceController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ViewRoute({
    summary: 'Cadence: how each body keeps to the rule on its meetings',
    mayCall: ['signed-in'],
    answer: CadencesOnADayAnswer,
  })
  async getCadence(
    @Query() query: CutQuery,
  ): Promise<{ on: string; bodies: readonly CadenceOfBody[] }> {
    const on = this.views.today(query);
    const meetings = await (await this.views.collection(meetingRegister, query)).matching({});
    const byBody = Map.groupBy(meetings, ({ bodyId }) => bodyId);
    const rows = await (await this.views.collection(bodyRegister, query)).matching({});
    const bodies = rows
      .filter((row) => bodyExistsOn(row, on))
      .map((row): CadenceOfBody => {
        const { bodyId, name, shortName, kind } = row;
        const cadence = cadenceOn(withSources(row), byBody.get(bodyId) ?? [], on);
        return { bodyId, name, shortName, kind, ...cadence, words: cadenceInWords(cadence, on) };
      });
    return { on, bodies: bodies.toSorted((one, other) => (one.name < other.name ? -1 : 1)) };
  }
}

/** Terms that do not say where their cadence is laid down rest on the document that they were taken from. */
const withSources = (row: BodyRow) => ({
  ...row,
  terms: row.terms.map((each) => {
    const source = each.adopted.provenance?.source;
    return { ...each, ...(source !== undefined && { source }) };
  }),
});
