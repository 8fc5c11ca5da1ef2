"""Trains on Apache Spark and publishes the models to MLflow, from where Filmothèque loads them.

    MLFLOW_TRACKING_URI=http://mlflow:5000 spark-submit docs/spark_als.py ratings films

`ratings` is anything Spark reads with the columns user, film, rating (0.5 to 5); `films` has film, title, year,
tmdb_id, imdb_id (digits only). Both are CSV files with a header, Parquet folders, or `jdbc:postgresql://…` addresses
with a table behind `#`. A table is read in 64 partitions by user, with a cursor in each.

Two models are published: ALS with explicit feedback estimates ratings, and EASE over the most rated films, from the
Gram matrix that Spark computes, ranks lists. The format is described in model-format.md; `write_artefact` needs
nothing but Python's standard library. Promote a version with the alias `production` at MLflow; every Filmothèque that
follows that server uses it within a minute.
"""

import array
import hashlib
import json
import os
import struct
import sys

KINDS = {"d": "f64", "f": "f32", "i": "i32", "B": "u8"}
MOST_RATED = 2_000
PARTITIONS = 64
LIKED_FROM = 4.0


def write_artefact(meta, arrays):
    """The bytes of an artefact. `arrays` maps names to `array.array`s of the types d, f, i and B."""
    head = json.dumps(
        {
            "meta": meta,
            "arrays": [
                {"name": name, "kind": KINDS[numbers.typecode], "length": len(numbers)}
                for name, numbers in arrays.items()
            ],
        }
    ).encode()
    parts = [_padded(b"FILMOMDL" + struct.pack("<II", 1, len(head)) + head)]
    for numbers in arrays.values():
        if sys.byteorder == "big":
            numbers = array.array(numbers.typecode, numbers)
            numbers.byteswap()
        parts.append(_padded(numbers.tobytes()))
    content = b"".join(parts)
    return content + hashlib.sha256(content).digest()


def _padded(data):
    return data + b"\0" * (-len(data) % 8)


def identities(films):
    """Which films a model knows, in its order: dicts with title, year, tmdb_id and imdb_id, each or None."""
    titles = json.dumps([(film["title"] or "")[:300] for film in films], ensure_ascii=False).encode()
    return {
        "film.tmdb": array.array("i", _without_repeats(film["tmdb_id"] for film in films)),
        "film.imdb": array.array("i", _without_repeats(film["imdb_id"] for film in films)),
        "film.year": array.array("i", [film["year"] or 0 for film in films]),
        "film.titles": array.array("B", titles),
        "filmIds": array.array("i", [0] * len(films)),
    }


def _without_repeats(ids):
    seen = set()
    for one in ids:
        yield 0 if one is None or one in seen else one
        seen.add(one)


def rating_artefact(films, factors):
    """ALS: a row of `factors` for each film. Without biases, so a person of a desktop gets the mean of the film."""
    width = len(factors[0]) if factors else 0
    return write_artefact(
        {"kind": "svd", "mean": 0, "width": width},
        {
            "userBiases": array.array("f"),
            "filmBiases": array.array("f", [film["mean"] for film in films]),
            "userFactors": array.array("f"),
            "filmFactors": array.array("f", [value for row in factors for value in row]),
            "isKnownUser": array.array("B"),
            "isKnownFilm": array.array("B", [1] * len(films)),
            "userIds": array.array("i"),
            **identities(films),
        },
    )


def list_artefact(films, long_inverse, short_inverse):
    """EASE: for long and for short histories, the inverse of the regularised Gram matrix, row by row."""
    ease = {"form": "films", "films": len(films)}
    return write_artefact(
        {
            "kind": "ease_pair",
            "shortBelow": 10,
            "long": {**ease, "lambda": 200, "seenWeight": 0.25},
            "short": {**ease, "lambda": 800, "seenWeight": 0.5},
        },
        {
            "long.inverse": array.array("d", long_inverse),
            "long.weighed": array.array("i", range(len(films))),
            "short.inverse": array.array("d", short_inverse),
            "short.weighed": array.array("i", range(len(films))),
            "counts": array.array("i", [film["count"] for film in films]),
            **identities(films),
        },
    )


def read(spark, source, columns):
    """A table of PostgreSQL in partitions by its first column, each with a cursor; else a file."""
    if not source.startswith("jdbc:"):
        frame = spark.read.parquet(source) if not source.endswith(".csv") else spark.read.csv(source, header=True)
        return frame.selectExpr(*columns)
    url, table = source.split("#", 1)
    options = {"url": url, "fetchsize": 10_000, "user": os.environ["PGUSER"], "password": os.environ["PGPASSWORD"]}
    jdbc = spark.read.format("jdbc").options(**options)
    key = columns[0].split()[-1]
    low, high = jdbc.option("query", f"SELECT min({key}), max({key}) FROM {table}").load().first()
    bounds = {"partitionColumn": key, "lowerBound": low, "upperBound": high, "numPartitions": PARTITIONS}
    return spark.read.format("jdbc").options(**options, **bounds, dbtable=table).load().selectExpr(*columns)


def inverse_of_gram(ratings, index_of_film, seen_weight, penalty):
    """(XᵀX + λI)⁻¹ over the films of the index, as one long row. The matrix fits on one machine; X does not."""
    import numpy
    from pyspark.mllib.linalg import Vectors
    from pyspark.mllib.linalg.distributed import RowMatrix

    size = len(index_of_film)
    weighted = ratings.rdd.filter(lambda row: row.film in index_of_film).map(
        lambda row: (row.user, (index_of_film[row.film], 1.0 if row.rating >= LIKED_FROM else seen_weight))
    )
    rows = weighted.groupByKey().values().map(lambda entries: Vectors.sparse(size, sorted(dict(entries).items())))
    gram = RowMatrix(rows, numCols=size).computeGramianMatrix().toArray()
    return numpy.linalg.inv(gram + penalty * numpy.eye(size)).ravel().tolist()


def publish(client, run_id, role, artefact, evaluation):
    """The files first, then the version: nobody finds a version without its files."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for name, data in {"model.bin": artefact, "evaluation.json": json.dumps(evaluation).encode()}.items():
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(data)
            client.log_artifact(run_id, path, artifact_path=role)
    name = f"filmotheque-{role}"
    if not client.search_registered_models(f"name = '{name}'"):
        client.create_registered_model(name)
    source = f"{client.get_run(run_id).info.artifact_uri}/{role}"
    tags = {"filmotheque.format": "1", "filmotheque.sha256": hashlib.sha256(artefact).hexdigest()}
    return client.create_model_version(name, source, run_id, tags=tags).version


def main(ratings_source, films_source):
    import mlflow
    from pyspark.ml.evaluation import RegressionEvaluator
    from pyspark.ml.recommendation import ALS
    from pyspark.sql import SparkSession, functions

    spark = SparkSession.builder.appName("filmotheque").getOrCreate()
    columns = ["int(user) AS user", "int(film) AS film", "float(rating) AS rating"]
    ratings = read(spark, ratings_source, columns).where("rating BETWEEN 0.5 AND 5").cache()
    described = ["int(film) AS film", "title", "int(year) AS year", "int(tmdb_id) AS tmdb_id", "int(imdb_id) AS imdb_id"]
    counted = ratings.groupBy("film").agg(functions.count("*").alias("count"), functions.avg("rating").alias("mean"))
    films = read(spark, films_source, described).join(counted, "film").orderBy(functions.desc("count"), "film")
    films = [row.asDict() for row in films.collect()]

    params = {"rank": 64, "maxIter": 12, "regParam": 0.08}
    als = ALS(userCol="user", itemCol="film", ratingCol="rating", coldStartStrategy="drop", seed=7, **params)
    training, test = ratings.randomSplit([0.9, 0.1], seed=7)
    evaluator = RegressionEvaluator(labelCol="rating", predictionCol="prediction")
    rmse = evaluator.evaluate(als.fit(training).transform(test))
    factors = {row.id: list(row.features) for row in als.fit(ratings).itemFactors.collect()}
    known = [film for film in films if film["film"] in factors]
    most_rated = films[:MOST_RATED]
    index = {film["film"]: at for at, film in enumerate(most_rated)}

    dataset = {"ratings": ratings.count(), "users": ratings.select("user").distinct().count(), "films": len(films)}
    evaluation = {"params": params, "metrics": {"rmse": rmse}, "dataset": dataset, "program": "spark_als.py"}
    mlflow.set_experiment("filmotheque")
    with mlflow.start_run(run_name="spark") as run:
        mlflow.log_params({**params, **{f"dataset.{name}": count for name, count in dataset.items()}})
        mlflow.log_metric("rating.rmse", rmse)
        client = mlflow.MlflowClient()
        artefact = rating_artefact(known, [factors[film["film"]] for film in known])
        print("filmotheque-rating", publish(client, run.info.run_id, "rating", artefact, evaluation))
        inverses = [inverse_of_gram(ratings, index, weight, penalty) for weight, penalty in ((0.25, 200), (0.5, 800))]
        artefact = list_artefact(most_rated, *inverses)
        print("filmotheque-list", publish(client, run.info.run_id, "list", artefact, {**evaluation, "metrics": {}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
