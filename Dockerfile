# つなぐ for production: built with the same npm scripts that CI runs, run by Node 24 as a user without rights.
#   docker build -t tsunagu .
#   docker run -p 3000:3000 -v tsunagu:/data --env-file tsunagu.env tsunagu
# tsunagu.env holds at least one city's LINE credentials and RECORD_KEYS (docs/operating.md); without them it is a demo, and a
# demo does not listen outside of its own container.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/src ./src
COPY --from=build /app/flows ./flows
COPY --from=build /app/locales ./locales
COPY --from=build /app/cities ./cities
COPY --from=build /app/training ./training
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: so that SIGTERM reaches it and it can finish what is under way.
CMD ["node", "src/main.ts"]
