package dev.assay.store.place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The objects of a bucket whose keys begin with a prefix.
///
/// Two writers are kept apart by conditional writes (`If-None-Match`, `If-Match`), which the server
/// has to know, as S3 does.
public final class S3Place implements Place {
  private static final int AT_ONCE = 16;
  private static final int MOST_IN_A_DELETION = 1000;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /// The place at `s3://bucket/prefix`; the client is closed with it.
  ///
  /// @param prefix where the keys begin, without a slash at its end; empty: all of the bucket
  public S3Place(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix.isEmpty() ? "" : prefix + "/";
  }

  @Override
  public String shown() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public List<StoredFile> list() {
    try {
      List<StoredFile> files = new ArrayList<>();
      client
          .listObjectsV2Paginator(it -> it.bucket(bucket).prefix(prefix))
          .contents()
          .forEach(object -> {
            String name = object.key().substring(prefix.length());
            if (!name.startsWith(".") && !name.contains("/.") && !name.endsWith("/")) {
              files.add(new StoredFile(name, object.eTag(), object.size()));
            }
          });
      files.sort(Comparator.comparing(StoredFile::name));
      return files;
    } catch (SdkException e) {
      throw PlaceFailures.unreadable(shown(), new IOException(reason(e), e));
    }
  }

  @Override
  public Map<String, byte[]> read(Collection<String> names) {
    try {
      List<String> ordered = List.copyOf(names);
      List<Callable<Optional<byte[]>>> reads = new ArrayList<>();
      ordered.forEach(name -> reads.add(() -> get(name)));
      List<Optional<byte[]>> contents = atOnce(reads);
      Map<String, byte[]> found = new LinkedHashMap<>();
      for (int i = 0; i < ordered.size(); i++) {
        String name = ordered.get(i);
        contents.get(i).ifPresent(content -> found.put(name, content));
      }
      return found;
    } catch (IOException e) {
      throw PlaceFailures.unreadable(shown(), e);
    }
  }

  @Override
  public boolean apply(Batch batch) {
    try {
      List<Callable<Boolean>> writes = new ArrayList<>();
      for (Batch.Change change : batch.changes()) {
        switch (change) {
          case Batch.Add add -> writes.add(() -> put(add));
          case Batch.Replace replace -> writes.add(() -> put(replace));
          case Batch.Remove _ -> {}
        }
      }
      if (atOnce(writes).contains(false)) {
        return false;
      }
      remove(batch);
      return true;
    } catch (IOException e) {
      throw PlaceFailures.unwritable(shown(), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private Optional<byte[]> get(String name) {
    try {
      return Optional.of(
          client.getObjectAsBytes(it -> it.bucket(bucket).key(prefix + name)).asByteArray());
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean put(Batch.Add add) {
    // The name follows from the content: what is there already is the same.
    put(request(add.name()).ifNoneMatch("*").build(), add.content());
    return true;
  }

  private boolean put(Batch.Replace replace) {
    PutObjectRequest.Builder request = request(replace.name());
    replace.expected().ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
    return put(request.build(), replace.content());
  }

  private PutObjectRequest.Builder request(String name) {
    return PutObjectRequest.builder().bucket(bucket).key(prefix + name);
  }

  /// Whether the object was written; false where it is not as expected.
  private boolean put(PutObjectRequest request, byte[] content) {
    try {
      client.putObject(request, RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception e) {
      int status = e.statusCode();
      if (status == PRECONDITION_FAILED || status == CONFLICT || status == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private void remove(Batch batch) throws IOException {
    List<ObjectIdentifier> keys =
        batch.changes().stream()
            .filter(Batch.Remove.class::isInstance)
            .map(it -> ObjectIdentifier.builder().key(prefix + it.name()).build())
            .toList();
    try {
      for (int from = 0; from < keys.size(); from += MOST_IN_A_DELETION) {
        List<ObjectIdentifier> part =
            keys.subList(from, Math.min(from + MOST_IN_A_DELETION, keys.size()));
        Delete delete = Delete.builder().objects(part).quiet(true).build();
        List<S3Error> errors =
            client.deleteObjects(it -> it.bucket(bucket).delete(delete)).errors();
        if (!errors.isEmpty()) {
          throw new IOException(
              errors.getFirst().key() + " cannot be removed: " + errors.getFirst().message());
        }
      }
    } catch (SdkException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws IOException {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException failure) {
        throw new IOException(reason(failure), failure);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String reason(SdkException failure) {
    return failure instanceof S3Exception refused
        ? "status " + refused.statusCode() + " " + refused.awsErrorDetails().errorCode()
        : String.valueOf(failure.getMessage());
  }
}
