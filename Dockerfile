# The command with all its parts: docker build -t shuyu . && docker run --rm -v "$PWD:/work" shuyu extract talk.txt
FROM node:24-bookworm AS package
WORKDIR /source
COPY . .
RUN npm ci && npm pack --pack-destination /package

FROM node:24-bookworm AS install
COPY --from=package /package /package
# What is optional for others; the versions that package.json names as peers.
RUN npm install -g --prefix /opt/shuyu /package/shuyu-*.tgz \
      bullmq@6 ioredis@6 mammoth@1 pdfjs-dist@5.6.205 pg@8

FROM node:24-bookworm-slim
COPY --from=install /opt/shuyu /opt/shuyu
ENV PATH=/opt/shuyu/bin:$PATH XDG_CACHE_HOME=/cache
RUN mkdir /cache /work && chown node:node /cache /work
USER node
WORKDIR /work
ENTRYPOINT ["shuyu"]
CMD ["--help"]
