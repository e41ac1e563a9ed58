# The program with what it needs to run, and nothing to build it with. Runs as the user `node`, on port 3000.
FROM node:24.21.0-slim AS build
WORKDIR /ledger
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY projections projections
COPY bench bench
# Without what only building wants, and without the repository's own Node: the image has it.
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24.21.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LEDGER_DATA_DIR=/var/lib/ledger
WORKDIR /ledger
COPY --from=build /ledger/package.json ./
COPY --from=build /ledger/node_modules node_modules
COPY --from=build /ledger/dist dist
COPY examples examples
RUN install -d -o node -g node -m 700 /var/lib/ledger /var/lib/ledger-shared
USER node
EXPOSE 3000
VOLUME ["/var/lib/ledger", "/var/lib/ledger-shared"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./dist/src/require-node.js", "dist/src/main.js"]
