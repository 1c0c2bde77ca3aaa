;; The kernel of forest.ts, which lays out the memory. Rows of feature values are judged up to 128 at a time, each row a
;; bit: 16 bytes say of every row whether it is below a threshold, and of every row whether it reaches a node.
;; `npm run build:kernel` compiles it; a test holds it against forest.wasm.
(module
  (memory (export "memory") 1)

  ;; Fills 16 bytes at $below for each question: a threshold (f64) and the address of the column that it is asked of
  ;; (i32), 16 bytes in all. A column has the values (f64) of all rows; eight of them give a byte.
  (func (export "compare")
    (param $rows i32) (param $question i32) (param $end i32) (param $below i32)
    (local $threshold v128) (local $value i32) (local $last i32) (local $byte i32)
    (loop $questions
      (local.set $threshold (f64x2.splat (f64.load (local.get $question))))
      (local.set $value (i32.load offset=8 (local.get $question)))
      (local.set $last (i32.add (local.get $value) (i32.shl (local.get $rows) (i32.const 3))))
      (local.set $byte (local.get $below))
      (loop $values
        (i32.store8 (local.get $byte)
          (i32.or
            (i32.or
              (i64x2.bitmask (f64x2.lt (v128.load (local.get $value)) (local.get $threshold)))
              (i32.shl
                (i64x2.bitmask (f64x2.lt (v128.load offset=16 (local.get $value)) (local.get $threshold)))
                (i32.const 2)))
            (i32.or
              (i32.shl
                (i64x2.bitmask (f64x2.lt (v128.load offset=32 (local.get $value)) (local.get $threshold)))
                (i32.const 4))
              (i32.shl
                (i64x2.bitmask (f64x2.lt (v128.load offset=48 (local.get $value)) (local.get $threshold)))
                (i32.const 6)))))
        (local.set $byte (i32.add (local.get $byte) (i32.const 1)))
        (local.set $value (i32.add (local.get $value) (i32.const 64)))
        (br_if $values (i32.lt_u (local.get $value) (local.get $last))))
      (local.set $below (i32.add (local.get $below) (i32.const 16)))
      (local.set $question (i32.add (local.get $question) (i32.const 16)))
      (br_if $questions (i32.lt_u (local.get $question) (local.get $end)))))

  ;; Adds to the sum (f64) of every row its leaf of each tree, in the order of the trees. A tree is two numbers (i32), of
  ;; its inner nodes and of its levels, then four addresses (i32) for each inner node: of the answers to its question,
  ;; of where the rows below the threshold are noted and of where the others are, and of its level. Nodes take 16 bytes
  ;; each from $reached on, levels from $levels on: a level has the bits of the rows that were not below the threshold
  ;; there. They spell the number of a row's leaf among the values (f64), 2 to the power of the levels for each tree, that
  ;; follow each other from $leaf on. No step depends on a row: nothing is foreseen wrongly.
  (func (export "addLeaves")
    (param $rows i32) (param $tree i32) (param $end i32) (param $leaf i32)
    (param $reached i32) (param $levels i32) (param $sums i32)
    (local $node i32) (local $last i32) (local $level i32) (local $lastLevel i32) (local $group i32) (local $sum i32)
    (local $here v128) (local $others v128) (local $numbers v128)
    (loop $trees
      (local.set $last
        (i32.add (i32.add (local.get $tree) (i32.const 8)) (i32.shl (i32.load (local.get $tree)) (i32.const 4))))
      (local.set $lastLevel
        (i32.add (local.get $levels) (i32.shl (i32.load offset=4 (local.get $tree)) (i32.const 4))))
      (local.set $tree (i32.add (local.get $tree) (i32.const 8)))
      (memory.fill (local.get $levels) (i32.const 0) (i32.sub (local.get $lastLevel) (local.get $levels)))
      (local.set $node (local.get $reached))
      (v128.store (local.get $node) (v128.const i64x2 -1 -1))
      (block $noNodes
        (br_if $noNodes (i32.ge_u (local.get $tree) (local.get $last)))
        (loop $nodes
          (local.set $here (v128.load (local.get $node)))
          (local.set $others (v128.andnot (local.get $here) (v128.load (i32.load (local.get $tree)))))
          (v128.store (i32.load offset=4 (local.get $tree)) (v128.xor (local.get $here) (local.get $others)))
          (v128.store (i32.load offset=8 (local.get $tree)) (local.get $others))
          (local.set $level (i32.load offset=12 (local.get $tree)))
          (v128.store (local.get $level) (v128.or (v128.load (local.get $level)) (local.get $others)))
          (local.set $node (i32.add (local.get $node) (i32.const 16)))
          (local.set $tree (i32.add (local.get $tree) (i32.const 16)))
          (br_if $nodes (i32.lt_u (local.get $tree) (local.get $last)))))
      ;; The numbers of the leaves of sixteen rows at a time, a byte each.
      (local.set $group (i32.const 0))
      (loop $groups
        (local.set $numbers (v128.const i64x2 0 0))
        (local.set $level (local.get $levels))
        (block $noLevels
          (br_if $noLevels (i32.ge_u (local.get $level) (local.get $lastLevel)))
          (loop $ofGroup
            (local.set $numbers
              (i8x16.sub
                (i8x16.add (local.get $numbers) (local.get $numbers))
                (i8x16.eq
                  (v128.and
                    (i8x16.swizzle
                      (v128.load16_splat (i32.add (local.get $level) (i32.shr_u (local.get $group) (i32.const 3))))
                      (v128.const i8x16 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1))
                    (v128.const i8x16 1 2 4 8 16 32 64 128 1 2 4 8 16 32 64 128))
                  (v128.const i8x16 1 2 4 8 16 32 64 128 1 2 4 8 16 32 64 128))))
            (local.set $level (i32.add (local.get $level) (i32.const 16)))
            (br_if $ofGroup (i32.lt_u (local.get $level) (local.get $lastLevel)))))
        (local.set $sum (i32.add (local.get $sums) (i32.shl (local.get $group) (i32.const 3))))
        (call $add (local.get $sum) (local.get $leaf) (i64x2.extract_lane 0 (local.get $numbers)))
        (call $add (i32.add (local.get $sum) (i32.const 64)) (local.get $leaf) (i64x2.extract_lane 1 (local.get $numbers)))
        (local.set $group (i32.add (local.get $group) (i32.const 16)))
        (br_if $groups (i32.lt_u (local.get $group) (local.get $rows))))
      (local.set $leaf
        (i32.add (local.get $leaf)
          (i32.shl (i32.const 8) (i32.shr_u (i32.sub (local.get $lastLevel) (local.get $levels)) (i32.const 4)))))
      (br_if $trees (i32.lt_u (local.get $tree) (local.get $end)))))

  ;; Adds to the sums of eight rows the values whose numbers are the bytes of $numbers.
  (func $add (param $sum i32) (param $leaf i32) (param $numbers i64)
    (local $last i32)
    (local.set $last (i32.add (local.get $sum) (i32.const 64)))
    (loop $rows
      (f64.store (local.get $sum)
        (f64.add
          (f64.load (local.get $sum))
          (f64.load
            (i32.add (local.get $leaf)
              (i32.shl (i32.wrap_i64 (i64.and (local.get $numbers) (i64.const 255))) (i32.const 3))))))
      (local.set $numbers (i64.shr_u (local.get $numbers) (i64.const 8)))
      (local.set $sum (i32.add (local.get $sum) (i32.const 8)))
      (br_if $rows (i32.lt_u (local.get $sum) (local.get $last))))))
