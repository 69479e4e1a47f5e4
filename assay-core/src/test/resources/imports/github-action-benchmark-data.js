window.BENCHMARK_DATA = {
 "lastUpdate": 1772600000000,
 "repoUrl": "https://example.invalid/r",
 "entries": {
  "Rust": [
   {
    "commit": {
     "author": {
      "name": "n",
      "username": "n"
     },
     "id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "message": "m",
     "timestamp": "2026-03-04T05:06:07Z",
     "url": "https://example.invalid/c/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    },
    "date": 1772600000000,
    "tool": "cargo",
    "benches": [
     {
      "name": "parse",
      "value": 1200,
      "range": "\u00b1 30",
      "unit": "ns/iter"
     }
    ]
   },
   {
    "commit": {
     "author": {
      "name": "n",
      "username": "n"
     },
     "id": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
     "message": "m",
     "timestamp": "2026-03-04T05:06:07Z",
     "url": "https://example.invalid/c/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    },
    "date": 1772686400000,
    "tool": "cargo",
    "benches": [
     {
      "name": "parse",
      "value": 1250,
      "range": "\u00b1 35",
      "unit": "ns/iter"
     }
    ]
   }
  ],
  "JMH": [
   {
    "commit": {
     "author": {
      "name": "n",
      "username": "n"
     },
     "id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "message": "m",
     "timestamp": "2026-03-04T05:06:07Z",
     "url": "https://example.invalid/c/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    },
    "date": 1772600000001,
    "tool": "jmh",
    "benches": [
     {
      "name": "demo.Sums.rate",
      "value": 5000.5,
      "unit": "ops/ms",
      "extra": "iterations: 5\nforks: 1"
     }
    ]
   }
  ],
  "Score": [
   {
    "commit": {
     "author": {
      "name": "n",
      "username": "n"
     },
     "id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "message": "m",
     "timestamp": "2026-03-04T05:06:07Z",
     "url": "https://example.invalid/c/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    },
    "date": 1772600000002,
    "tool": "customBiggerIsBetter",
    "benches": [
     {
      "name": "accuracy",
      "value": 0.91,
      "unit": "points"
     }
    ]
   }
  ],
  "Size": [
   {
    "commit": {
     "author": {
      "name": "n",
      "username": "n"
     },
     "id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "message": "m",
     "timestamp": "2026-03-04T05:06:07Z",
     "url": "https://example.invalid/c/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    },
    "date": 1772600000003,
    "tool": "go",
    "benches": [
     {
      "name": "binary",
      "value": 12345,
      "unit": "bytes"
     }
    ]
   }
  ]
 }
}
