import type { AgencyEvent, BodyEvent } from '../../src/contexts/bodies/contract.js';
import type { MeetingEvent } from '../../src/contexts/meetings/contract.js';
import { node } from './nodes.js';
import { trace, type Traces } from './traces.js';

export const agencyTraces: Traces<AgencyEvent> = {
  'agency-registered.v2': ({ agencyId, name }) =>
    trace([{ node: node('agency', agencyId), title: name }]),
  'agency-renamed.v1': (data) => trace([{ node: node('agency', data.agencyId), title: data.name }]),
};

export const bodyTraces: Traces<BodyEvent> = {
  'body-established.v2': ({ bodyId, shortName, name }) =>
    trace([{ node: node('body', bodyId), reference: shortName, title: name }]),
};

export const meetingTraces: Traces<MeetingEvent> = {
  'meeting-convened.v2': ({ meetingId, bodyId, date, marking }) =>
    trace([
      {
        node: node('meeting', meetingId),
        title: `of ${date}`,
        bodyId,
        ...(marking && { marking }),
      },
    ]),
};
