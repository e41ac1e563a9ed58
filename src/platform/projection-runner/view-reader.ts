import type { DomainEvent } from '../../kernel/envelope.js';
import type { Document, Projection } from '../../kernel/projection.js';
import type { EventStore } from '../event-store/event-store.js';
import { type Collection, type ReadStore, ViewsUnavailable } from '../read-store/read-store.js';
import type { ViewAtCut } from './fold-to-cut.js';
import type { Cut } from './read-prefix.js';
import { ViewsAtCuts } from './views-at-cuts.js';

/** What questions are answered from: the live view, or the view at a cut of the log. Both are read alike. */
export class ViewReader {
  readonly #readStore: ReadStore;
  readonly #atCuts: ViewsAtCuts;

  constructor(readStore: ReadStore, eventStore: EventStore) {
    this.#readStore = readStore;
    this.#atCuts = new ViewsAtCuts(eventStore);
  }

  /**
   * The view as far as its projection got.
   * @throws ViewsUnavailable when nothing serves the view yet
   */
  async live<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
  ): Promise<Collection<Doc>> {
    const served = await this.#readStore.served<Doc>(projection.name);
    if (!served) throw new ViewsUnavailable(`${projection.name} is not served yet`);
    return served;
  }

  /**
   * The view at a cut of the log: shared, only to be read.
   * @throws ViewsBusy, ProjectionFailed when the projection cannot take an event in
   */
  at<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    cut: Cut,
  ): Promise<ViewAtCut<Doc>> {
    return this.#atCuts.at(projection, cut);
  }
}
